package io.github.azurebatch.camunda.impl.engine.outcome.task;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivalReader;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Arrivals;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.StoredSince;
import io.github.azurebatch.camunda.impl.engine.outcome.content.InlineContent;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Fault;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.MissingOutputs;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.TaskFault;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.UploadError;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.UploadOutcome;
import io.github.azurebatch.camunda.impl.engine.outcome.log.LogReader;
import io.github.azurebatch.camunda.impl.engine.outcome.log.PersistedLogs;
import io.github.azurebatch.camunda.impl.engine.outcome.log.TaskLogs;
import io.github.azurebatch.camunda.impl.engine.outcome.log.UploadTimes;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges a completed task by what Azure Batch says of it and by what arrived in storage. */
public final class TaskJudge {

  private final Accounts accounts;
  private final int inlineLimit;
  private final LogReader logs;

  public TaskJudge(Accounts accounts, int inlineLimit, LogReader logs) {
    this.accounts = accounts;
    this.inlineLimit = inlineLimit;
    this.logs = logs;
  }

  /** The outcome of a completed task; calls storage, so no transaction should be open. */
  public Outcome judge(TaskExpectation expected, TaskSnapshot task) {
    List<DeclaredOutputFile> applying = applying(expected.task(), task);
    Arrivals arrivals = arrivals(task, applying);
    boolean elsewhere = task.exitCode() != null && !expected.elsewhere().isEmpty();
    UploadOutcome upload =
        UploadOutcome.of(
            !applying.isEmpty() || elsewhere, elsewhere, arrivals, task.failureInformation());
    Map<String, Object> outputs = TaskOutputsValue.of(expected, task, upload, arrivals);
    UploadFigures.of(arrivals, task, uploadTimes(expected, applying, arrivals)).addTo(outputs);
    Optional<Fault> fault =
        TaskFault.of(task)
            .or(
                () ->
                    MissingOutputs.ofTask(
                        applying, expected.required(), expected.inline(), arrivals))
            .or(
                () ->
                    new InlineContent(accounts, inlineLimit)
                        .addTo(outputs, expected.inline(), arrivals));
    return fault
        .map(found -> explain(found, expected.task(), task, applying, arrivals, outputs))
        .orElseGet(() -> new Outcome.Arrived(outputs));
  }

  private Outcome explain(
      Fault fault,
      SubmittedTask submitted,
      TaskSnapshot task,
      List<DeclaredOutputFile> applying,
      Arrivals arrivals,
      Map<String, Object> outputs) {
    TaskLogs tails =
        fault.code().isOfTask()
            ? logs.read(
                submitted.account(),
                submitted.reference(),
                PersistedLogs.among(applying, arrivals),
                !applying.isEmpty())
            : TaskLogs.NOT_READ;
    if (UploadError.of(task.failureInformation(), tails).isPresent()) {
      outputs.put("upload", UploadOutcome.FAILED.text());
    }
    return TerminatedJob.explain(fault, task, accounts.get(submitted.account()).batch())
        .of(submitted, task, tails, outputs);
  }

  /** Empty unless the activity wants upload details: the times of the blobs cost no call. */
  private Optional<UploadTimes> uploadTimes(
      TaskExpectation expected, List<DeclaredOutputFile> applying, Arrivals arrivals) {
    return expected.uploadDetails() && !applying.isEmpty()
        ? logs.uploadTimes(
            expected.task().account(),
            expected.task().reference(),
            PersistedLogs.among(applying, arrivals))
        : Optional.empty();
  }

  private static List<DeclaredOutputFile> applying(SubmittedTask submitted, TaskSnapshot task) {
    return task.commandLineResult()
        .map(
            result ->
                submitted.outputFiles().stream().filter(file -> file.appliesTo(result)).toList())
        .orElse(List.of());
  }

  private Arrivals arrivals(TaskSnapshot task, List<DeclaredOutputFile> applying) {
    OffsetDateTime startTime = task.startTime();
    return startTime == null || applying.isEmpty()
        ? Arrivals.NONE
        : new ArrivalReader(accounts)
            .read(task.reference().taskId(), applying, new StoredSince(startTime.toInstant()));
  }
}
