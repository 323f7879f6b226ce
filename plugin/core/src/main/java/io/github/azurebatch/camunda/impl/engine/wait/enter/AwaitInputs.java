package io.github.azurebatch.camunda.impl.engine.wait.enter;

import io.github.azurebatch.camunda.impl.engine.data.value.Choice;
import io.github.azurebatch.camunda.impl.engine.input.InlineInput;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.outcome.task.TaskExpectation;
import io.github.azurebatch.camunda.impl.engine.variable.task.InlineOutput;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inputs that say how to wait. They are checked before anything is submitted.
 *
 * @param timeout null to wait for ever
 */
record AwaitInputs(
    List<String> required,
    List<InlineOutput> inline,
    @Nullable Duration timeout,
    boolean terminateOnTimeout,
    boolean resubmitOnSasExpiry,
    boolean uploadDetails,
    String resultVariable) {

  private static final String RESUBMIT = "resubmit";

  static AwaitInputs read(Inputs inputs) {
    return new AwaitInputs(
        inputs.texts(AzureBatchInputs.REQUIRED),
        InlineInput.read(inputs),
        inputs.duration(AzureBatchInputs.TIMEOUT),
        inputs.flag(AzureBatchInputs.TERMINATE_ON_TIMEOUT, true),
        inputs.choice(AzureBatchInputs.ON_SAS_EXPIRY, Choice.ON_SAS_EXPIRY).equals(RESUBMIT),
        inputs.flag(AzureBatchInputs.UPLOAD_DETAILS, false),
        inputs.resultVariable(AzureBatchVariables.OUTPUTS));
  }

  /** What is expected of a single task. */
  TaskExpectation expectation(SubmittedTask task) {
    return new TaskExpectation(task, required, inline, 1, uploadDetails, List.of());
  }
}
