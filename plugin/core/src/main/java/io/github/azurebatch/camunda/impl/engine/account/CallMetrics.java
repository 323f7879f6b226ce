package io.github.azurebatch.camunda.impl.engine.account;

import io.github.azurebatch.camunda.impl.throttle.RunningCall;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Times the calls to one service of an account. */
final class CallMetrics {

  /** A call takes from a few milliseconds to its limit of a minute. */
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1)
  };

  private final MeterRegistry registry;
  private final MeterProvider<Timer> calls;

  CallMetrics(MeterRegistry registry, String account, String service) {
    this.registry = registry;
    calls =
        Timer.builder("camunda.azurebatch.calls")
            .description("Calls to Azure, with their tries and pauses")
            .tags("account", account, "service", service)
            .serviceLevelObjectives(BUCKETS)
            .withRegistry(registry);
  }

  RunningCall begin(String operation) {
    Timer.Sample sample = Timer.start(registry);
    return end -> sample.stop(calls.withTags("operation", operation, "status", end.status()));
  }

  /** Counts the tasks that are added to jobs of the account. */
  static Counter submissions(MeterRegistry registry, String account) {
    return Counter.builder("camunda.azurebatch.tasks.submitted")
        .description("Azure Batch tasks that were added to their jobs")
        .baseUnit("tasks")
        .tag("account", account)
        .register(registry);
  }
}
