package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.input.Inputs;
import io.github.azurebatch.camunda.engine.outcome.Expectation;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs that say how to wait, checked before it is known for which task. */
record AwaitInputs(
    List<String> required,
    List<String> inline,
    @Nullable Duration timeout,
    boolean terminateOnTimeout,
    String resultVariable) {

  static AwaitInputs read(Inputs inputs) {
    return new AwaitInputs(
        inputs.texts("required"),
        inputs.texts("inline"),
        inputs.duration("timeout"),
        inputs.flag("terminateOnTimeout", true),
        inputs.resultVariable("outputs"));
  }

  Wait waitFor(SubmittedTask task, Instant entered) {
    return new Wait(
        new Expectation(task, required, inline),
        entered,
        timeout,
        terminateOnTimeout,
        resultVariable);
  }
}
