package io.github.azurebatch.camunda.process.roles;

/**
 * What a role can be assigned on: an account, or a container of the storage account.
 *
 * @param path of the resource; what is in it has a path that begins with it
 */
record Scope(String path) {

  static final Scope BATCH = new Scope("batch");
  static final Scope STORAGE = new Scope("storage");

  static Scope container(String name) {
    return new Scope(STORAGE.path + "/" + name);
  }

  /** Whether the other is in this one, or is this one. */
  boolean has(Scope other) {
    return (other.path + "/").startsWith(path + "/");
  }
}
