package io.github.azurebatch.camunda.impl.engine.reconcile;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** Counts the orphans that the last search of this node left open, and those it terminated. */
final class OrphanMetrics implements AutoCloseable {

  private final MeterRegistry registry;
  private final Tags tags;
  private final Gauge gauge;
  private volatile int reported;

  OrphanMetrics(MeterRegistry registry, String engineName) {
    this.registry = registry;
    this.tags = Tags.of("engine", engineName);
    this.gauge =
        Gauge.builder("camunda.azurebatch.orphans", this, metrics -> metrics.reported)
            .tags(tags)
            .register(registry);
  }

  void report(int count) {
    reported = count;
  }

  void countTerminated() {
    registry.counter("camunda.azurebatch.orphans.terminated", tags).increment();
  }

  /** The registry may outlive the engine. */
  @Override
  public void close() {
    registry.remove(gauge);
  }
}
