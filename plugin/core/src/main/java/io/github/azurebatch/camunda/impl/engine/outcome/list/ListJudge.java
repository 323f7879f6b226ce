package io.github.azurebatch.camunda.impl.engine.outcome.list;

import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ListArrivalReader;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.StoredSince;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultMessage;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.outcome.log.FirstLogs;
import io.github.azurebatch.camunda.impl.engine.outcome.log.TaskAtFault;
import io.github.azurebatch.camunda.impl.engine.output.OutputFileTemplate;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import java.time.OffsetDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Judges the tasks of a list as a whole: by their tally, and by one listing of what they left in
 * storage.
 */
public record ListJudge(Accounts accounts, FirstLogs logs) {

  /** The outcome of a list whose wait ends; calls storage, so no transaction should be open. */
  public Outcome judge(ListExpectation expected, TaskTally tally) {
    Found found = find(expected, tally);
    boolean good =
        expected.any()
            ? tally.count() == 0 || found.faults().leaveASuccess()
            : found.faults().count() <= expected.allowedFailures();
    return good
        ? new Outcome.Arrived(found.outputs())
        : faulted(expected, found, found.faults().code(), found.faults().summary());
  }

  /** The outcome of a list that did not end in the time that the activity allows. */
  public Outcome timedOut(
      ListExpectation expected, TaskTally tally, String allowed, boolean terminated) {
    Found found = find(expected, tally);
    String complaint =
        "did not end within %s: %d are open, and were %s; %s"
            .formatted(
                allowed,
                tally.openCount(),
                terminated ? "terminated" : "left running",
                found.faults().summary());
    return faulted(expected, found, FaultCode.TIMEOUT, complaint);
  }

  /**
   * The indexes of the tasks that failed, or left nothing for a required output; calls storage if
   * an output is required.
   */
  public BitSet placesAtFault(ListExpectation expected, TaskTally tally) {
    BitSet places = tally.failed();
    if (isRequired(expected)) {
      places.or(find(expected, tally).faults().missing());
    }
    return places;
  }

  private static boolean isRequired(ListExpectation expected) {
    return !expected.required().isEmpty()
        || expected.tasks().outputFiles().stream().anyMatch(DeclaredOutputFile::required);
  }

  private record Found(ListFaults faults, Map<String, Object> outputs) {}

  private Found find(ListExpectation expected, TaskTally tally) {
    SubmittedTasks tasks = expected.tasks();
    List<OutputFileTemplate> templates =
        tasks.outputFiles().stream().map(file -> new OutputFileTemplate(file, tasks)).toList();
    List<Requirement> requirements = requirements(expected, templates);
    ListArrivals arrivals = new ListArrivals(expected.runs(), requirements, since(tasks, tally));
    if (tally.attemptedCount(tasks.outputFiles()) > 0) {
      new ListArrivalReader(accounts).read(templates, arrivals);
    }
    ListFaults faults = new ListFaults(expected.runs()::taskId, tally, requirements);
    return new Found(faults, ListOutputsValue.of(tasks, tally, arrivals.summary(), faults));
  }

  /** What is older than the first task's start was left by an earlier run. */
  private static StoredSince since(SubmittedTasks tasks, TaskTally tally) {
    OffsetDateTime start = tally.firstStart();
    return new StoredSince(start == null ? tasks.submitted() : start.toInstant());
  }

  private static List<Requirement> requirements(
      ListExpectation expected, List<OutputFileTemplate> templates) {
    return Stream.concat(
            templates.stream()
                .filter(template -> template.file().required())
                .filter(template -> template.file().appliesTo(TaskResult.SUCCESS))
                .map(Requirement::ofTemplate),
            expected.required().stream().map(Requirement::ofNameOrPattern))
        .toList();
  }

  private Outcome faulted(ListExpectation expected, Found found, FaultCode code, String complaint) {
    SubmittedTasks tasks = expected.tasks();
    String subject =
        "Azure Batch tasks '%s-...' (job '%s', account '%s'): "
            .formatted(tasks.taskIdPrefix(), tasks.jobId(), tasks.account());
    FaultMessage message = FaultMessage.of(code, subject, complaint, tasks.warnings());
    FirstLogs.Ends ends = logs.of(tasks.account(), firstAtFault(expected, found));
    Map<String, Object> error = ListErrorValue.of(code, message, found.faults(), ends);
    error.put("jobId", tasks.jobId());
    error.put("taskIdPrefix", tasks.taskIdPrefix());
    return new Outcome.Faulted(
        code, message.stored(), found.outputs(), Results.of(tasks.account(), error), ends.text());
  }

  private static List<TaskAtFault> firstAtFault(ListExpectation expected, Found found) {
    SubmittedTasks tasks = expected.tasks();
    return found.faults().firstPlaces(FirstLogs.MOST).stream()
        .map(
            index ->
                TaskAtFault.of(
                    expected.runs().reference(index),
                    found.faults().failure(index),
                    tasks.outputFiles(index),
                    new StoredSince(tasks.submitted())))
        .toList();
  }
}
