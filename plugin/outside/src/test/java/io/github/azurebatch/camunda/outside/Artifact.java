package io.github.azurebatch.camunda.outside;

/** What is published. */
enum Artifact {
  CORE("camunda-azure-batch"),
  LOCAL("camunda-azure-batch-local"),
  TEST("camunda-azure-batch-test"),
  STARTER("camunda-azure-batch-spring-boot-starter");

  private final String id;

  Artifact(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }
}
