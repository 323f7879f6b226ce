package io.github.azurebatch.camunda.spring.boot;

/** A property of an account that is missing. */
final class AccountPropertyException extends RuntimeException {

  private final String account;

  AccountPropertyException(String account, String message) {
    super(message);
    this.account = account;
  }

  /** The name of the account that needs properties. */
  String account() {
    return account;
  }
}
