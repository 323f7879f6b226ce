package io.github.azurebatch.camunda.process.roles;

import static io.github.azurebatch.camunda.process.roles.Permission.action;
import static io.github.azurebatch.camunda.process.roles.Permission.dataAction;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The operations of Blob Storage that the plugin and its tasks call, and the permission that each
 * needs by the table <a
 * href="https://learn.microsoft.com/rest/api/storageservices/authorize-with-azure-active-directory#permissions-for-blob-service-operations">Permissions
 * for Blob service operations</a>.
 */
enum StorageOperation {
  LIST_CONTAINERS(Level.ACCOUNT, "GET", "list", action("containers/read")),
  GET_USER_DELEGATION_KEY(
      Level.ACCOUNT, "POST", "userdelegationkey", action("generateUserDelegationKey/action")),
  CREATE_CONTAINER(Level.CONTAINER, "PUT", "", action("containers/write")),
  GET_CONTAINER_PROPERTIES(Level.CONTAINER, "GET", "", action("containers/read")),
  DELETE_CONTAINER(Level.CONTAINER, "DELETE", "", action("containers/delete")),
  LEASE_CONTAINER(Level.CONTAINER, "PUT", "lease", action("containers/write")),
  GET_CONTAINER_ACL(Level.CONTAINER, "GET", "acl", action("containers/getAcl/action")),
  SET_CONTAINER_ACL(Level.CONTAINER, "PUT", "acl", action("containers/setAcl/action")),
  LIST_BLOBS(Level.CONTAINER, "GET", "list", dataAction("containers/blobs/read")),
  GET_BLOB(Level.BLOB, "GET", "", dataAction("containers/blobs/read")),
  GET_BLOB_PROPERTIES(Level.BLOB, "HEAD", "", dataAction("containers/blobs/read")),
  PUT_BLOB(Level.BLOB, "PUT", "", dataAction("containers/blobs/write")),
  PUT_BLOCK(Level.BLOB, "PUT", "block", dataAction("containers/blobs/write")),
  PUT_BLOCK_LIST(Level.BLOB, "PUT", "blocklist", dataAction("containers/blobs/write")),
  DELETE_BLOB(Level.BLOB, "DELETE", "", dataAction("containers/blobs/delete"));

  private static final String SERVICE = "Microsoft.Storage/storageAccounts/blobServices/";
  private static final Pattern COMP = Pattern.compile("(?:^|&)comp=([^&]*)");

  private final Level level;
  private final String method;
  private final String comp;
  private final Permission permission;

  StorageOperation(Level level, String method, String comp, Permission permission) {
    this.level = level;
    this.method = method;
    this.comp = comp;
    this.permission = permission;
  }

  /**
   * The operation of a request to an emulator; empty for a request that has none.
   *
   * @param target with the account as the first part of its path
   */
  static Optional<StorageOperation> of(String method, URI target) {
    Level level = Level.of(parts(target));
    String comp = comp(target);
    return Arrays.stream(values())
        .filter(operation -> operation.level == level)
        .filter(operation -> operation.method.equals(method) && operation.comp.equals(comp))
        .findFirst();
  }

  private static String comp(URI target) {
    Matcher comp = COMP.matcher(String.valueOf(target.getRawQuery()));
    return comp.find() ? comp.group(1).toLowerCase(Locale.ROOT) : "";
  }

  private static List<String> parts(URI target) {
    return Arrays.stream(target.getPath().split("/")).filter(part -> !part.isEmpty()).toList();
  }

  /** What the permission has to be for. */
  static Scope resource(URI target) {
    List<String> parts = parts(target);
    return Level.of(parts) == Level.ACCOUNT ? Scope.STORAGE : Scope.container(parts.get(1));
  }

  Permission permission() {
    return new Permission(permission.ofData(), SERVICE + permission.name());
  }

  private enum Level {
    ACCOUNT,
    CONTAINER,
    BLOB;

    static Level of(List<String> parts) {
      return values()[Math.min(parts.size() - 1, BLOB.ordinal())];
    }
  }
}
