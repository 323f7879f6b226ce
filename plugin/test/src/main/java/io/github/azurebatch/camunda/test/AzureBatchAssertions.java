package io.github.azurebatch.camunda.test;

import java.util.Map;

/** Assertions on what the activities left behind. */
public final class AzureBatchAssertions {

  private AzureBatchAssertions() {}

  /** Asserts on a variable {@code outputs}. */
  public static OutputsAssert assertThatOutputs(Map<String, Object> outputs) {
    return new OutputsAssert(outputs);
  }
}
