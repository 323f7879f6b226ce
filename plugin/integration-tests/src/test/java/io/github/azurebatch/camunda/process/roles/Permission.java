package io.github.azurebatch.camunda.process.roles;

/**
 * What a call needs and a role gives, by the words of Azure RBAC.
 *
 * @param ofData whether it is among the {@code dataActions} of roles, and not among the {@code
 *     actions}
 * @param name such as {@code Microsoft.Batch/batchAccounts/jobs/read}
 */
record Permission(boolean ofData, String name) {

  static Permission action(String name) {
    return new Permission(false, name);
  }

  static Permission dataAction(String name) {
    return new Permission(true, name);
  }
}
