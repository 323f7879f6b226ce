package io.github.azurebatch.camunda.impl.batch.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkCalls;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How long the body of a request is, which the service limits. */
final class SdkBody {

  private SdkBody() {}

  /** The bytes of its JSON. */
  static int length(SdkCalls calls, Object wire) {
    try {
      String json = calls.client().restClient().serializerAdapter().serialize(wire);
      return json.getBytes(UTF_8).length;
    } catch (IOException e) {
      throw new UncheckedIOException("A request cannot be written as JSON", e);
    }
  }

  /**
   * @param named what is to be added
   * @throws InvalidInputException if the service would refuse the request for its size
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
