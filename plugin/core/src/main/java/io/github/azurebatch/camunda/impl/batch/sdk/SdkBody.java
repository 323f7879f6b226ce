package io.github.azurebatch.camunda.impl.batch.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.sdk.call.BodyLimit;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks the length of the body of a request, which the service limits. */
final class SdkBody {

  private SdkBody() {}

  /** The length of the JSON in bytes. */
  static int length(SdkCalls calls, Object wire) {
    try {
      String json = calls.client().restClient().serializerAdapter().serialize(wire);
      return json.getBytes(UTF_8).length;
    } catch (IOException e) {
      throw new UncheckedIOException("A request cannot be written as JSON", e);
    }
  }

  /**
   * Adds a job or a task.
   *
   * @param named it, in the words of a message
   * @throws InvalidInputException if the request is larger than the service takes
   */
  static <T> T within(String named, Supplier<T> add) {
    try {
      return add.get();
    } catch (InvalidInputException e) {
      throw notAdded(named, e.getMessage());
    }
  }

  static InvalidInputException tooLarge(String named, int bytes) {
    return notAdded(named, BodyLimit.tooLong(bytes));
  }

  private static InvalidInputException notAdded(String named, @Nullable String why) {
    return new InvalidInputException(named + " was not added: " + why);
  }
}
