package io.github.azurebatch.camunda.impl.batch.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkCalls;
import java.io.IOException;
import java.io.UncheckedIOException;

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
   * @param named the job or task to add, in the words of a message
   * @throws InvalidInputException if the request is larger than the service takes
   */
  static void requireRoom(SdkCalls calls, String named, Object wire) {
    int length = length(calls, wire);
    if (!TaskChunks.fits(length)) {
      throw tooLarge(named, length);
    }
  }

  static InvalidInputException tooLarge(String named, int bytes) {
    return new InvalidInputException(
        "%s was not added: it has %d bytes of JSON, and a request takes less than %d. Give it fewer resource files, output files or environment settings, and long texts in a blob that is a resource file"
            .formatted(named, bytes, TaskChunks.MOST_BYTES));
  }
}
