package io.github.azurebatch.camunda.fault;

/**
 * Input that is wrong, found before any effect: the engine makes it an incident at once. The
 * message names the input, the value and what is allowed.
 */
public final class InvalidInputException extends AzureBatchException {

  public InvalidInputException(String message) {
    super(message, null);
  }
}
