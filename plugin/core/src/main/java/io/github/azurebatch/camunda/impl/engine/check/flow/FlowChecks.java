package io.github.azurebatch.camunda.impl.engine.check.flow;

import io.github.azurebatch.camunda.impl.engine.check.model.CheckedProcess;
import io.github.azurebatch.camunda.impl.engine.check.model.Mistake;
import java.util.function.Function;
import java.util.stream.Stream;

/** All of these checks. */
public final class FlowChecks {

  private FlowChecks() {}

  /** What is probably a mistake in the process. */
  public static Stream<Mistake> mistakes(CheckedProcess process) {
    return Stream.of(
            new AwaitedTaskCheck(process).mistakes(),
            new ConditionCheck(process).mistakes(),
            process.activities().flatMap(activity -> new ContinuationCheck(activity).mistakes()))
        .flatMap(Function.identity());
  }
}
