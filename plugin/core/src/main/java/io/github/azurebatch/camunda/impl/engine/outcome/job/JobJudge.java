package io.github.azurebatch.camunda.impl.engine.outcome.job;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivalSummary;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ContainerBlobs;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ListedFiles;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultMessage;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FirstNames;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.outcome.job.JobOutputFiles.Place;
import io.github.azurebatch.camunda.impl.engine.outcome.list.ListFaults;
import io.github.azurebatch.camunda.impl.engine.outcome.list.ListOutputsValue;
import io.github.azurebatch.camunda.impl.engine.outcome.list.TaskTally;
import io.github.azurebatch.camunda.impl.engine.outcome.log.FirstLogs;
import io.github.azurebatch.camunda.impl.engine.outcome.log.TaskAtFault;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges all tasks of a job as a whole, its job manager task and that one's children among them.
 */
public record JobJudge(Accounts accounts, FirstLogs logs) {

  /** More tasks than this are not looked at. */
  public static final int MAX_TASKS = 10_000;

  /** The outcome of a job whose tasks have all ended; calls Azure, so no transaction is open. */
  public Outcome judge(JobExpectation expected) {
    Found found = find(expected);
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
  public Outcome timedOut(JobExpectation expected, String allowed, boolean terminated) {
    Found found = find(expected);
    String complaint =
        "did not end within %s; %s"
            .formatted(allowed, terminated ? "it is terminated" : "it was left running");
    return faulted(expected, found, FaultCode.TIMEOUT, complaint);
  }

  /** The outcome of a job that was deleted. */
  public static Outcome lost(JobExpectation expected) {
    TaskTally tally = new TaskTally(0);
    ListFaults faults = new ListFaults(index -> "", tally, List.of());
    Map<String, Object> outputs =
        outputs(expected, tally, new ArrivalSummary(List.of(), 0, 0, 0), faults, 0, List.of());
    return faulted(
        expected,
        FaultCode.TASK_LOST,
        FaultMessage.of(
            subject(expected)
                + "is gone: it was deleted while it was awaited. What its tasks had uploaded is still in their containers"),
        faults,
        new FirstLogs.Ends(List.of(), ""),
        outputs);
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

  private record Found(
      ListFaults faults,
      List<TaskAtFault> firstAtFault,
      List<String> missing,
      List<String> warnings,
      Map<String, Object> outputs) {}

  private Found find(JobExpectation expected) {
    List<String> ids = new ArrayList<>();
    JobOutputFiles declared = new JobOutputFiles(accounts);
    TaskTally tally = new TaskTally(0);
    int[] attempted = {0};
    boolean all =
        accounts
            .get(expected.account())
            .batch()
            .visitTasks(
                expected.jobId(),
                MAX_TASKS,
                (task, definition) -> {
                  ids.add(task.reference().taskId());
                  tally.extendTo(ids.size());
                  if (task.state() == TaskState.COMPLETED) {
                    tally.note(ids.size(), task);
                    attempted[0] += declared.add(ids.size(), task, definition) ? 1 : 0;
                  }
                });
    JobArrivals arrivals =
        new JobArrivals(ids, declared, earliest(tally.firstStart()), expected.required());
    declared.places().forEach(place -> list(place, declared, arrivals));
    ListFaults faults = new ListFaults(index -> ids.get(index - 1), tally, List.of());
    List<String> containers = declared.places().stream().map(Place::container).toList();
    Map<String, Object> outputs =
        outputs(expected, tally, arrivals.summary(), faults, attempted[0], containers);
    outputs.put("truncated", !all || Boolean.TRUE.equals(outputs.get("truncated")));
    return new Found(
        faults,
        firstAtFault(expected, ids, faults, declared),
        List.copyOf(arrivals.missing()),
        declared.warnings(),
        outputs);
  }

  private static List<TaskAtFault> firstAtFault(
      JobExpectation expected, List<String> ids, ListFaults faults, JobOutputFiles declared) {
    return faults.firstPlaces(FirstLogs.MOST).stream()
        .map(
            index ->
                TaskAtFault.of(
                    new TaskReference(expected.jobId(), ids.get(index - 1)),
                    faults.failure(index),
                    declared.of(index),
                    OffsetDateTime.MIN))
        .toList();
  }

  private static OffsetDateTime earliest(@Nullable OffsetDateTime firstStart) {
    // Blob Storage keeps whole seconds
    return firstStart == null ? OffsetDateTime.MIN : firstStart.truncatedTo(ChronoUnit.SECONDS);
  }

  private void list(Place place, JobOutputFiles declared, JobArrivals arrivals) {
    ContainerBlobs blobs =
        new ContainerBlobs(accounts.get(place.account()).storage(), place.container());
    declared
        .prefixes(place)
        .forEach(prefix -> blobs.visit(prefix, blob -> arrivals.note(place, blob)));
  }

  private static Map<String, Object> outputs(
      JobExpectation expected,
      TaskTally tally,
      ArrivalSummary arrived,
      ListFaults faults,
      int attempted,
      List<String> containers) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("jobId", expected.jobId());
    ListOutputsValue.addSummary(map, tally, arrived, faults, attempted);
    // the outputs of a job cannot be read by a reference, so as many are listed as of one task
    ListOutputsValue.addFiles(map, arrived, ListedFiles.MAX_FILES, ListedFiles.MAX_LENGTH);
    map.put("reference", reference(expected, containers));
    return Results.of(expected.account(), map);
  }

  private static Map<String, Object> reference(JobExpectation expected, List<String> containers) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("account", expected.account());
    map.put("jobId", expected.jobId());
    map.put("container", containers.isEmpty() ? null : containers.get(0));
    return map;
  }

  private static Outcome faulted(
      JobExpectation expected,
      FaultCode code,
      FaultMessage message,
      ListFaults faults,
      FirstLogs.Ends logs,
      Map<String, Object> outputs) {
    Map<String, Object> error = ListOutputsValue.error(code, message, faults, logs);
    error.put("jobId", expected.jobId());
    return new Outcome.Faulted(
        code, message.stored(), outputs, Results.of(expected.account(), error), logs.text());
  }

  private static String subject(JobExpectation expected) {
    return "Azure Batch job '%s' (account '%s'): ".formatted(expected.jobId(), expected.account());
  }
}
