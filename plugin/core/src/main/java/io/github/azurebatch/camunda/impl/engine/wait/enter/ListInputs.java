package io.github.azurebatch.camunda.impl.engine.wait.enter;

import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.outcome.list.ListExpectation;
import io.github.azurebatch.camunda.impl.engine.variable.task.ListRuns;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import io.github.azurebatch.camunda.impl.engine.wait.ListTarget;
import java.util.BitSet;

/** The inputs that say how to wait for the tasks of a list. */
final class ListInputs {

  private static final String ALL = "all";
  private static final String ANY = "any";

  private ListInputs() {}

  static ListTarget read(AwaitInputs awaiting, Inputs inputs, SubmittedTasks tasks) {
    String await = inputs.textOr("await", ALL);
    if (!await.equals(ALL) && !await.equals(ANY)) {
      throw inputs.invalid("await", "is '" + await + "'; allowed are all, any and job");
    }
    if (inputs.value("inline") != null) {
      throw inputs.invalid(
          "inline", "is for a single task; read the outputs of a list with azureBatchReadOutputs");
    }
    boolean terminateOthers = inputs.flag("terminateOthers", false);
    if (terminateOthers && await.equals(ALL)) {
      throw inputs.invalid("terminateOthers", "goes with 'await' = any only");
    }
    return new ListTarget(
        new ListExpectation(
            ListRuns.first(tasks), awaiting.required(), await.equals(ANY), allowedFailures(inputs)),
        terminateOthers,
        awaiting.resubmitOnSasExpiry(),
        new BitSet());
  }

  static int allowedFailures(Inputs inputs) {
    Integer allowed = inputs.number("allowedFailures");
    if (allowed != null && allowed < 0) {
      throw inputs.invalid("allowedFailures", "is " + allowed + "; allowed is 0 or more");
    }
    return allowed == null ? 0 : allowed;
  }
}
