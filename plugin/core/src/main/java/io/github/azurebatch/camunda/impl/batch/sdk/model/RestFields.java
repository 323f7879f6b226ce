package io.github.azurebatch.camunda.impl.batch.sdk.model;

import io.github.azurebatch.camunda.fault.InvalidInputException;

/**
 * Checks fields of the REST API that a model sets, before any call is made.
 *
 * <p>Every method throws {@link InvalidInputException} if the field is unknown, incomplete or has
 * an invalid value.
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
