package io.github.azurebatch.camunda.impl.batch.sdk.model;

import io.github.azurebatch.camunda.fault.InvalidInputException;

/**
 * Checks fields that a model gives in the words of the REST API, before anything is sent.
 *
 * <p>Every method throws {@link InvalidInputException} if the field is unknown, incomplete or has a
 * value that it cannot have.
 */
public final class RestFields {

  private RestFields() {}

  /** Checks a field of a job to add. */
  public static void checkJob(String field, Object value) {
    SdkJobModel.checkField(field, value);
  }

  /** Checks a field of a task to add. */
  public static void checkTask(String field, Object value) {
    SdkTaskModel.checkOption(field, value);
  }
}
