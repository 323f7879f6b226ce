package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.outcome.Outcome;
import io.github.azurebatch.camunda.engine.outcome.Outcome.Faulted;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** The meters of the watcher, all below {@code camunda.azurebatch}. */
final class WatcherMetrics {

  private final MeterRegistry registry;
  private final Tags tags;

  WatcherMetrics(MeterRegistry registry, String engineName) {
    this.registry = registry;
    this.tags = Tags.of("engine", engineName);
  }

  /** Counts an ended wait by its outcome: {@code Arrived} or the BPMN error code. */
  void count(Outcome outcome) {
    String name = outcome instanceof Faulted fault ? fault.code().bpmnErrorCode() : "Arrived";
    registry.counter("camunda.azurebatch.waits.ended", tags.and("outcome", name)).increment();
  }

  void watch(Watcher watcher, Outages outages) {
    registry.gauge("camunda.azurebatch.waits", tags, watcher, Watcher::waitCount);
    registry.gauge("camunda.azurebatch.outages", tags, outages, out -> out.messages().size());
  }
}
