package io.github.azurebatch.camunda.impl.engine.wait.outage;

import io.github.azurebatch.camunda.impl.engine.background.WorkerPool;
import io.github.azurebatch.camunda.impl.engine.lease.LeaseMeters;
import io.github.azurebatch.camunda.impl.engine.lease.Leases;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome.Faulted;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The meters of the watcher, all below {@code camunda.azurebatch}. They exist from the beginning: a
 * counter that appears with its first count shows no increase.
 */
public final class WaitMeters implements AutoCloseable {

  private static final int MILLIS = 1000;
  private static final String ARRIVED = "Arrived";

  private final MeterRegistry registry;
  private final Tags tags;
  private final List<Gauge> gauges = new ArrayList<>();
  private final DistributionSummary uploadedFiles;
  private final DistributionSummary uploadedBytes;
  private final Timer uploadTime;
  private final Timer rounds;
  private final Timer outageTime;
  private final TaskTimes taskTimes;

  public WaitMeters(MeterRegistry registry, String engineName) {
    this.registry = registry;
    this.tags = Tags.of("engine", engineName);
    uploadedFiles =
        summary("camunda.azurebatch.upload.files", "files", "Files that a wait's tasks uploaded");
    uploadedBytes =
        summary("camunda.azurebatch.upload.bytes", "bytes", "Bytes that a wait's tasks uploaded");
    uploadTime = timer("camunda.azurebatch.upload.time", "How long a task uploaded");
    rounds = timer("camunda.azurebatch.rounds", "The rounds of the watcher");
    outageTime =
        timer("camunda.azurebatch.outage.time", "How long what could not be reached was out");
    taskTimes = new TaskTimes(registry, tags);
    ended(ARRIVED);
    for (FaultCode code : FaultCode.values()) {
      ended(code.bpmnErrorCode());
    }
    countReruns(0, 0);
    countSasExpiry(0);
  }

  private DistributionSummary summary(String name, String unit, String description) {
    return DistributionSummary.builder(name)
        .description(description)
        .baseUnit(unit)
        .tags(tags)
        .register(registry);
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name).description(description).tags(tags).register(registry);
  }

  private Counter counter(String name, String unit, String description, Tags more) {
    return Counter.builder(name)
        .description(description)
        .baseUnit(unit)
        .tags(tags.and(more))
        .register(registry);
  }

  private Counter ended(String outcome) {
    return counter(
        "camunda.azurebatch.waits.ended", "waits", "Waits that ended", Tags.of("outcome", outcome));
  }

  /** Counts an ended wait by its outcome: {@code Arrived} or the BPMN error code. */
  public void count(Outcome outcome) {
    ended(outcome instanceof Faulted fault ? fault.code().bpmnErrorCode() : ARRIVED).increment();
    record(outcome.outputs());
  }

  /** The times of the tasks of waits. */
  public TaskTimes taskTimes() {
    return taskTimes;
  }

  /** What the task uploaded, or all tasks of a list or a job together. */
  private void record(Map<String, Object> outputs) {
    record(uploadedFiles, figure(outputs, "uploadedFiles", "count"));
    record(uploadedBytes, figure(outputs, "uploadedBytes", "bytes"));
    if (outputs.get("uploadSeconds") instanceof Number seconds) {
      uploadTime.record(Math.round(seconds.doubleValue() * MILLIS), TimeUnit.MILLISECONDS);
    }
  }

  private static @Nullable Object figure(
      Map<String, Object> outputs, String ofTask, String ofMany) {
    return outputs.getOrDefault(ofTask, outputs.get(ofMany));
  }

  private static void record(DistributionSummary meter, @Nullable Object figure) {
    if (figure instanceof Number number && number.longValue() > 0) {
      meter.record(number.doubleValue());
    }
  }

  /** Counts tasks that run again, as themselves or as others. */
  public void countReruns(int reactivated, int resubmitted) {
    countReruns("reactivated", reactivated);
    countReruns("resubmitted", resubmitted);
  }

  private void countReruns(String kind, int tasks) {
    counter(
            "camunda.azurebatch.tasks.rerun",
            "tasks",
            "Azure Batch tasks that ran again",
            Tags.of("kind", kind))
        .increment(tasks);
  }

  /** Counts tasks that are queued although their signatures are about to end. */
  public void countSasExpiry(int tasks) {
    counter(
            "camunda.azurebatch.sas.near.expiry",
            "tasks",
            "Queued tasks whose SAS was about to expire",
            Tags.empty())
        .increment(tasks);
  }

  /** Counts what this node does to get leases. */
  public LeaseMeters leases() {
    return new LeaseMeters(
        counter(
            "camunda.azurebatch.lease.acquisitions",
            "leases",
            "Leases that this node tried to take",
            Tags.empty()),
        counter(
            "camunda.azurebatch.lease.conflicts",
            "leases",
            "Leases that another node took first",
            Tags.empty()));
  }

  /** Times a round, also one that fails. */
  public void round(Runnable round) {
    rounds.record(round);
  }

  /** Something is out; run what is returned when it can be reached again. */
  public Runnable outage() {
    Timer.Sample sample = Timer.start(registry);
    return () -> sample.stop(outageTime);
  }

  /** How many waits this node looks after, and how many of them for tasks that do not begin. */
  public void watch(IntSupplier waits, IntSupplier stuck) {
    gauge("camunda.azurebatch.waits", "waits", "Waits that this node looks after", waits);
    gauge("camunda.azurebatch.tasks.stuck", "waits", "Waits for tasks that do not start", stuck);
  }

  /**
   * How many Batch jobs this node has the lease of, how many outages there are, and how many
   * threads are at work that takes too long.
   */
  public void watch(Leases leases, Outages outages, WorkerPool workers) {
    gauge(
        "camunda.azurebatch.leases",
        "leases",
        "Batch jobs of this node",
        () ->
            (int)
                leases.held().stream()
                    .flatMap(name -> TopicPart.parse(name).map(TopicPart::topic).stream())
                    .distinct()
                    .count());
    gauge("camunda.azurebatch.outages", "outages", "What is out now", outages::count);
    gauge("camunda.azurebatch.late", "threads", "Threads at late work", workers::overdueCount);
  }

  private void gauge(String name, String unit, String description, IntSupplier figure) {
    gauges.add(
        Gauge.builder(name, figure::getAsInt)
            .description(description)
            .baseUnit(unit)
            .tags(tags)
            .register(registry));
  }

  /** The registry may outlive the engine. */
  @Override
  public void close() {
    gauges.forEach(registry::remove);
  }
}
