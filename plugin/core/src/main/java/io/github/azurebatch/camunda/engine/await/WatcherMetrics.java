package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.outcome.Outcome;
import io.github.azurebatch.camunda.engine.outcome.Outcome.Faulted;
import io.micrometer.core.instrument.MeterRegistry;

/** The meters of the watcher, all below {@code camunda.azurebatch}. */
final class WatcherMetrics {

  private final MeterRegistry registry;

  WatcherMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Counts an ended wait by its outcome: {@code Arrived} or the BPMN error code. */
  void count(Outcome outcome) {
    String name = outcome instanceof Faulted fault ? fault.code().bpmnErrorCode() : "Arrived";
    registry.counter("camunda.azurebatch.waits.ended", "outcome", name).increment();
  }

  void watch(Watcher watcher, Outages outages) {
    registry.gauge("camunda.azurebatch.waits", watcher, Watcher::waitCount);
    registry.gauge("camunda.azurebatch.outages", outages, out -> out.messages().size());
  }
}
