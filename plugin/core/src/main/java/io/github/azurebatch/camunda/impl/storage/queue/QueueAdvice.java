package io.github.azurebatch.camunda.impl.storage.queue;

import io.github.azurebatch.camunda.impl.storage.StorageFaults.Advice;

/** Advises what to do about a refusal of a queue. */
final class QueueAdvice {

  private QueueAdvice() {}

  static Advice on(String queue) {
    return (status, code, answer) -> advice(queue, status, code);
  }

  private static String advice(String queue, int status, String code) {
    return switch (code) {
      case "QueueNotFound" ->
          "Create the queue '%s', or correct the property accounts.<name>.events.queue"
              .formatted(queue);
      case "AuthorizationPermissionMismatch", "InsufficientAccountPermissions" ->
          "Give the identity the role Storage Queue Data Message Processor on the queue";
      case "KeyBasedAuthenticationNotPermitted" ->
          "The account takes no keys: leave the key out, so that Microsoft Entra ID is used, or"
              + " allow access by key";
      default ->
          status == 401 || status == 403
              ? "Check the account's name, its key or the roles of the identity, the account's"
                  + " firewall and the clock of this machine"
              : "Check the property accounts.<name>.events.queue";
    };
  }
}
