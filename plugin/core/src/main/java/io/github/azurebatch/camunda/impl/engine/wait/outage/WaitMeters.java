package io.github.azurebatch.camunda.impl.engine.wait.outage;

import io.github.azurebatch.camunda.impl.engine.background.WorkerPool;
import io.github.azurebatch.camunda.impl.engine.lease.LeaseMeters;
import io.github.azurebatch.camunda.impl.engine.lease.Leases;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome.Faulted;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The meters of the watcher, all below {@code camunda.azurebatch}. */
public final class WaitMeters implements AutoCloseable {

  private static final int MILLIS = 1000;

  private final MeterRegistry registry;
  private final Tags tags;
  private final List<Gauge> gauges = new ArrayList<>();

  public WaitMeters(MeterRegistry registry, String engineName) {
    this.registry = registry;
    this.tags = Tags.of("engine", engineName);
  }

  /** Counts an ended wait by its outcome: {@code Arrived} or the BPMN error code. */
  public void count(Outcome outcome) {
    String name = outcome instanceof Faulted fault ? fault.code().bpmnErrorCode() : "Arrived";
    registry.counter("camunda.azurebatch.waits.ended", tags.and("outcome", name)).increment();
    record(outcome.outputs());
  }

  /** What the task uploaded, or all tasks of a list or a job together. */
  private void record(Map<String, Object> outputs) {
    record("camunda.azurebatch.upload.files", figure(outputs, "uploadedFiles", "count"));
    record("camunda.azurebatch.upload.bytes", figure(outputs, "uploadedBytes", "bytes"));
    if (outputs.get("uploadSeconds") instanceof Number seconds) {
      registry
          .timer("camunda.azurebatch.upload.time", tags)
          .record(Math.round(seconds.doubleValue() * MILLIS), TimeUnit.MILLISECONDS);
    }
  }

  private static @Nullable Object figure(
      Map<String, Object> outputs, String ofTask, String ofMany) {
    return outputs.getOrDefault(ofTask, outputs.get(ofMany));
  }

  private void record(String meter, @Nullable Object figure) {
    if (figure instanceof Number number && number.longValue() > 0) {
      registry.summary(meter, tags).record(number.doubleValue());
    }
  }

  /** Counts tasks that run again, as themselves or as others. */
  public void countReruns(int reactivated, int resubmitted) {
    countReruns("reactivated", reactivated);
    countReruns("resubmitted", resubmitted);
  }

  private void countReruns(String kind, int tasks) {
    if (tasks > 0) {
      registry.counter("camunda.azurebatch.tasks.rerun", tags.and("kind", kind)).increment(tasks);
    }
  }

  /** Counts tasks that are queued although their signatures are about to end. */
  public void countSasExpiry(int tasks) {
    registry.counter("camunda.azurebatch.sas.near.expiry", tags).increment(tasks);
  }

  /** Counts what this node does to get leases. */
  public LeaseMeters leases() {
    return new LeaseMeters(
        registry.counter("camunda.azurebatch.lease.acquisitions", tags),
        registry.counter("camunda.azurebatch.lease.conflicts", tags));
  }

  /** How many waits this node looks after, and how many of them for tasks that do not begin. */
  public void watch(IntSupplier waits, IntSupplier stuck) {
    gauge("camunda.azurebatch.waits", waits);
    gauge("camunda.azurebatch.tasks.stuck", stuck);
  }

  /**
   * How many Batch jobs this node has the lease of, how many outages there are, and how many
   * threads are at work that takes too long.
   */
  public void watch(Leases leases, Outages outages, WorkerPool workers) {
    gauge("camunda.azurebatch.leases", leases::count);
    gauge("camunda.azurebatch.outages", outages::count);
    gauge("camunda.azurebatch.late", workers::overdueCount);
  }

  private void gauge(String name, IntSupplier figure) {
    gauges.add(Gauge.builder(name, figure::getAsInt).tags(tags).register(registry));
  }

  /** The registry may outlive the engine. */
  @Override
  public void close() {
    gauges.forEach(registry::remove);
  }
}
