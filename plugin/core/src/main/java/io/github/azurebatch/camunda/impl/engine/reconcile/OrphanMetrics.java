package io.github.azurebatch.camunda.impl.engine.reconcile;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** Counts the orphans that the last search of this node left open, and those it terminated. */
final class OrphanMetrics implements AutoCloseable {

  private final MeterRegistry registry;
  private final Counter terminated;
  private final Gauge gauge;
  private volatile int reported;

  OrphanMetrics(MeterRegistry registry, String engineName) {
    this.registry = registry;
    Tags tags = Tags.of("engine", engineName);
    this.terminated =
        Counter.builder("camunda.azurebatch.orphans.terminated")
            .description("Orphans that were terminated")
            .baseUnit("tasks")
            .tags(tags)
            .register(registry);
    this.gauge =
        Gauge.builder("camunda.azurebatch.orphans", this, metrics -> metrics.reported)
            .description("Orphans that the last search left open")
            .baseUnit("tasks")
            .tags(tags)
            .register(registry);
  }

  void report(int count) {
    reported = count;
  }

  void countTerminated() {
    terminated.increment();
  }

  /** The registry may outlive the engine. */
  @Override
  public void close() {
    registry.remove(gauge);
  }
}
