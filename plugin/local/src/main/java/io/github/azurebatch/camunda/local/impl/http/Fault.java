package io.github.azurebatch.camunda.local.impl.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What goes wrong with a call, as a test planned it. */
public sealed interface Fault {

  /** The service answers with an error of its own form; the call has no effect. */
  record Status(int status, String code, @Nullable Duration retryAfter) implements Fault {}

  /** A proxy answers in the place of the service; the call has no effect. */
  record Text(int status, String contentType, String text) implements Fault {}

  /** The call waits by the service's clock, and is then served as usual. */
  record Delay(Duration delay) implements Fault {}

  /** The connection is closed; the call has no effect. */
  record DropBefore() implements Fault {}

  /** The call has its effect, and the connection is closed before the answer. */
  record DropAfter() implements Fault {}
}
