package io.github.azurebatch.camunda.impl.engine.wait.enter;

import io.github.azurebatch.camunda.impl.engine.input.InlineInput;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.outcome.task.TaskExpectation;
import io.github.azurebatch.camunda.impl.engine.variable.task.InlineOutput;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs that say how to wait, checked before it is known what for. */
record AwaitInputs(
    List<String> required,
    List<InlineOutput> inline,
    @Nullable Duration timeout,
    boolean terminateOnTimeout,
    boolean resubmitOnSasExpiry,
    boolean uploadDetails,
    String resultVariable) {

  static final String ON_SAS_EXPIRY = "onSasExpiry";
  private static final String RESUBMIT = "resubmit";

  static AwaitInputs read(Inputs inputs) {
    return new AwaitInputs(
        inputs.texts("required"),
        InlineInput.read(inputs),
        inputs.duration("timeout"),
        inputs.flag("terminateOnTimeout", true),
        resubmitOnSasExpiry(inputs),
        inputs.flag("uploadDetails", false),
        inputs.resultVariable("outputs"));
  }

  private static boolean resubmitOnSasExpiry(Inputs inputs) {
    String chosen = inputs.textOr(ON_SAS_EXPIRY, "report");
    if (!chosen.equals("report") && !chosen.equals(RESUBMIT)) {
      throw inputs.invalid(
          ON_SAS_EXPIRY, "is '" + chosen + "'; allowed are report and " + RESUBMIT);
    }
    return chosen.equals(RESUBMIT);
  }

  TaskTarget expect(SubmittedTask task) {
    return TaskTarget.of(expectation(task), resubmitOnSasExpiry);
  }

  /** A task of which nothing but the ids is known. */
  TaskTarget expectUnread(SubmittedTask task) {
    return TaskTarget.unread(expectation(task), resubmitOnSasExpiry);
  }

  private TaskExpectation expectation(SubmittedTask task) {
    return new TaskExpectation(task, required, inline, 1, uploadDetails, List.of());
  }

  Wait waitFor(WaitTarget awaited, Instant entered) {
    return new Wait(awaited, entered, timeout, terminateOnTimeout, resultVariable, null);
  }
}
