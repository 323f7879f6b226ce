package io.github.azurebatch.camunda.impl.engine.outcome.job;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivalSummary;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ContainerBlobs;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Place;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.StoredSince;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultMessage;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FirstNames;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.outcome.list.ListErrorValue;
import io.github.azurebatch.camunda.impl.engine.outcome.list.ListFaults;
import io.github.azurebatch.camunda.impl.engine.outcome.list.TaskTally;
import io.github.azurebatch.camunda.impl.engine.outcome.log.FirstLogs;
import io.github.azurebatch.camunda.impl.engine.outcome.log.TaskAtFault;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Judges all tasks of a job as a whole, including its job manager task and the tasks which that one
 * added.
 */
public record JobJudge(Accounts accounts, FirstLogs logs) {

  /** The most tasks of a job that are read. */
  public static final int MAX_TASKS = 10_000;

  /**
   * The time that the activity allows, at the end of which the job is terminated.
   *
   * @param allowed the time, as the model says it
   */
  public record Deadline(Instant end, String allowed) {}

  /**
   * The outcome of a job whose tasks have all ended; calls Azure, so no transaction is open.
   *
   * @param locate finds the container of an output file; none for one that may not be read
   * @param deadline null where the job is not terminated after a time. A task that was terminated
   *     later tells that the deadline has passed: the termination may have been acknowledged to
   *     nobody, as its answer was lost, or this node
   */
  public Outcome judge(
      JobExpectation expected,
      Function<String, Optional<BlobLocation>> locate,
      @Nullable Deadline deadline) {
    Found found = find(expected, locate);
    if (deadline != null && found.tally().wasTerminatedAfter(deadline.end())) {
      return timedOut(expected, found, deadline.allowed(), true);
    }
    ListFaults faults = found.faults();
    if (faults.count() > expected.allowedFailures()) {
      return faulted(expected, found, faults.code(), faults.summary());
    }
    return found.missing().isEmpty()
        ? new Outcome.Arrived(found.outputs())
        : faulted(
            expected,
            found,
            FaultCode.OUTPUT_MISSING,
            "nothing arrived for " + FirstNames.of(found.missing()));
  }

  /** The outcome of a job that did not end in the time that the activity allows. */
  public Outcome timedOut(
      JobExpectation expected,
      Function<String, Optional<BlobLocation>> locate,
      String allowed,
      boolean terminated) {
    return timedOut(expected, find(expected, locate), allowed, terminated);
  }

  private Outcome timedOut(
      JobExpectation expected, Found found, String allowed, boolean terminated) {
    String complaint =
        "did not end within %s; %s"
            .formatted(allowed, terminated ? "it is terminated" : "it was left running");
    return faulted(expected, found, FaultCode.TIMEOUT, complaint);
  }

  /**
   * The outcome of a job that was deleted; makes no call.
   *
   * @param replacement when another job was created under its id; null if none was
   */
  public Outcome lost(JobExpectation expected, @Nullable Instant replacement) {
    String then =
        replacement == null
            ? ""
            : ", and another job was created under its id at %s, which was left alone"
                .formatted(replacement);
    JobTasks none = JobTasks.none(expected);
    ListFaults faults = faults(none);
    Map<String, Object> outputs =
        JobOutputsValue.of(expected, none, new ArrivalSummary(List.of(), 0, 0, 0), faults);
    FaultMessage message =
        FaultMessage.of(
            subject(expected)
                + "is gone: it was deleted while it was awaited%s. What its tasks had uploaded is still in their containers. A retry cannot run them again: create the job again, and move the token back to the activity that submits; whoever else added tasks has to add them again"
                    .formatted(then));
    FirstLogs.Ends noLogs = new FirstLogs.Ends(List.of(), "");
    return faulted(expected, FaultCode.TASK_LOST, message, faults, noLogs, outputs);
  }

  private record Found(
      TaskTally tally,
      ListFaults faults,
      List<TaskAtFault> firstAtFault,
      List<String> missing,
      List<String> warnings,
      Map<String, Object> outputs) {}

  private Found find(JobExpectation expected, Function<String, Optional<BlobLocation>> locate) {
    JobTasks tasks = JobTasks.read(accounts, expected, new JobOutputFiles(locate));
    JobArrivals arrivals = new JobArrivals(tasks, expected.required());
    tasks.declared().places().forEach(place -> list(place, tasks.declared(), arrivals));
    ListFaults faults = faults(tasks);
    return new Found(
        tasks.tally(),
        faults,
        firstAtFault(tasks, faults),
        List.copyOf(arrivals.missing()),
        tasks.declared().warnings(),
        JobOutputsValue.of(expected, tasks, arrivals.summary(), faults));
  }

  private void list(Place place, JobOutputFiles declared, JobArrivals arrivals) {
    ContainerBlobs blobs = place.blobs(accounts);
    declared
        .prefixes(place)
        .forEach(prefix -> blobs.visit(prefix, blob -> arrivals.note(place, blob)));
  }

  private static ListFaults faults(JobTasks tasks) {
    return new ListFaults(tasks::id, tasks.tally(), List.of());
  }

  private static List<TaskAtFault> firstAtFault(JobTasks tasks, ListFaults faults) {
    return faults.firstPlaces(FirstLogs.MOST).stream()
        .map(
            index ->
                TaskAtFault.of(
                    tasks.reference(index),
                    faults.failure(index),
                    tasks.declared().of(index),
                    StoredSince.ALWAYS))
        .toList();
  }

  private Outcome faulted(JobExpectation expected, Found found, FaultCode code, String complaint) {
    return faulted(
        expected,
        code,
        FaultMessage.of(code, subject(expected), complaint, found.warnings()),
        found.faults(),
        logs.of(expected.account(), found.firstAtFault()),
        found.outputs());
  }

  private static Outcome faulted(
      JobExpectation expected,
      FaultCode code,
      FaultMessage message,
      ListFaults faults,
      FirstLogs.Ends logs,
      Map<String, Object> outputs) {
    Map<String, Object> error = ListErrorValue.of(code, message, faults, logs);
    error.put("jobId", expected.jobId());
    return new Outcome.Faulted(
        code, message.stored(), outputs, Results.of(expected.account(), error), logs.text());
  }

  private static String subject(JobExpectation expected) {
    return "Azure Batch job '%s' (account '%s'): ".formatted(expected.jobId(), expected.account());
  }
}
