package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.input.Inputs;
import io.github.azurebatch.camunda.engine.outcome.Expectation;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs that say how to wait, checked before it is known what for. */
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

  OneTask expect(SubmittedTask task) {
    return new OneTask(new Expectation(task, required, inline));
  }

  Wait waitFor(Awaited awaited, Instant entered) {
    return new Wait(awaited, entered, timeout, terminateOnTimeout, resultVariable);
  }
}
