package io.github.azurebatch.camunda.impl.engine.outcome.task;

import io.github.azurebatch.camunda.impl.engine.outcome.fault.Fault;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.UploadOutcome;
import io.github.azurebatch.camunda.impl.engine.outcome.log.TaskLogs;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** The outcomes of a task that did not complete in time, or that does not exist any more. */
public final class AbsentTask {

  private static final String SUBMIT_AGAIN =
      ". A retry cannot run it again: move the token back to the activity that submits. Create the"
          + " job again before, if it is gone";

  private AbsentTask() {}

  /** The task did not end in the time that the activity allows. */
  public static Outcome timedOut(TaskExpectation expected, String allowed, boolean terminated) {
    String then = terminated ? "it was terminated" : "it was left running";
    return outcome(
        expected,
        new Fault(FaultCode.TIMEOUT, "did not end within %s; %s".formatted(allowed, then)));
  }

  /** The task or its job was deleted. */
  public static Outcome lost(TaskExpectation expected) {
    return outcome(
        expected,
        new Fault(
            FaultCode.TASK_LOST,
            "is gone: it or its job was deleted while it was awaited. What it had uploaded is still"
                + " in its container"
                + SUBMIT_AGAIN));
  }

  /** The task was deleted, and another one was added under its id. */
  public static Outcome replaced(TaskExpectation expected, OffsetDateTime created) {
    return outcome(
        expected,
        new Fault(
            FaultCode.TASK_LOST,
            "is gone: it or its job was deleted while it was awaited, and another task was added under its id at %s, which was left alone. What it had uploaded itself is still in its container%s"
                .formatted(created, SUBMIT_AGAIN)));
  }

  /** There is no task of that id, and no activity of the process submitted it. */
  public static Outcome notThere(TaskExpectation expected) {
    return outcome(
        expected,
        new Fault(
            FaultCode.TASK_LOST,
            "does not exist: check jobId, taskId and account. It was never added, or it or its job"
                + " was deleted"));
  }

  private static Outcome outcome(TaskExpectation expected, Fault fault) {
    return fault.of(expected.task(), null, TaskLogs.NOT_READ, noOutputs(expected));
  }

  private static Map<String, Object> noOutputs(TaskExpectation expected) {
    return Results.of(
        expected.task().account(),
        Map.of(
            "jobId", expected.task().reference().jobId(),
            "taskId", expected.task().reference().taskId(),
            "attempt", expected.attempt(),
            "upload", UploadOutcome.NOT_ATTEMPTED.text(),
            "files", Map.of(),
            "list", List.of(),
            "count", 0,
            "truncated", false));
  }
}
