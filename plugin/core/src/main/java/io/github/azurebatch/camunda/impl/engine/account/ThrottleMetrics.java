package io.github.azurebatch.camunda.impl.engine.account;

import io.github.azurebatch.camunda.impl.throttle.ThrottleListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Counts how often a service throttled an account, and how long calls waited for that. */
final class ThrottleMetrics implements ThrottleListener {

  private final Counter throttled;
  private final Timer waiting;

  ThrottleMetrics(MeterRegistry registry, String account, String service) {
    Tags tags = Tags.of("account", account, "service", service);
    throttled =
        Counter.builder("camunda.azurebatch.throttled")
            .description("Requests that the service refused because there were too many")
            .baseUnit("requests")
            .tags(tags)
            .register(registry);
    waiting =
        Timer.builder("camunda.azurebatch.throttled.wait")
            .description("How long calls waited because the service throttles the account")
            .tags(tags)
            .register(registry);
  }

  @Override
  public void throttled() {
    throttled.increment();
  }

  @Override
  public void waited(Duration duration) {
    waiting.record(duration);
  }
}
