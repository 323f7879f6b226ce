package io.github.azurebatch.camunda.impl.batch.sdk;

import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.impl.throttle.ThrottleListener;
import java.time.Clock;

/** Gates of tests that are not about throttling: waiting takes no time. */
final class Gates {

  private Gates() {}

  static Gate open() {
    return new Gate("any account", Clock.systemUTC(), duration -> {}, ThrottleListener.NONE);
  }
}
