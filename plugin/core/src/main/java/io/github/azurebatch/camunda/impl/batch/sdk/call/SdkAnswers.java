package io.github.azurebatch.camunda.impl.batch.sdk.call;

import java.io.UncheckedIOException;
import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;

/** What must be in an answer of the service. */
public final class SdkAnswers {

  private SdkAnswers() {}

  /**
   * A value that the service always gives.
   *
   * @throws UncheckedIOException if the answer does not have it
   */
  public static <T> T known(String field, @Nullable T value) {
    if (value == null) {
      throw new UncheckedIOException(new ProtocolException("the answer has no " + field));
    }
    return value;
  }
}
