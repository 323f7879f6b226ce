package io.github.azurebatch.camunda.fault;

/**
 * Wrong input, found before the activity has any effect; the engine makes an incident of it at
 * once. The message names the input, the value and what is allowed.
 */
public final class InvalidInputException extends AzureBatchException {

  public InvalidInputException(String message) {
    super(message, null);
  }
}
