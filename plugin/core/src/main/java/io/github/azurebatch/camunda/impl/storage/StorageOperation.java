package io.github.azurebatch.camunda.impl.storage;

/** The operations of the REST API that calls are told apart by. */
public enum StorageOperation {
  LIST_CONTAINERS("List Containers"),
  GET_USER_DELEGATION_KEY("Get User Delegation Key"),
  CREATE_CONTAINER("Create Container"),
  GET_CONTAINER_METADATA("Get Container Metadata"),
  SET_CONTAINER_ACL("Set Container ACL"),
  DELETE_CONTAINER("Delete Container"),
  LIST_BLOBS("List Blobs"),
  GET_BLOB("Get Blob"),
  DELETE_BLOB("Delete Blob"),
  GET_MESSAGES("Get Messages"),
  PEEK_MESSAGES("Peek Messages"),
  DELETE_MESSAGE("Delete Message");

  private final String text;

  StorageOperation(String text) {
    this.text = text;
  }

  /** As metrics show it. */
  String text() {
    return text;
  }
}
