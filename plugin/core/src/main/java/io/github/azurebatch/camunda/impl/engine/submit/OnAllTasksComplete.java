package io.github.azurebatch.camunda.impl.engine.submit;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.value.Choice;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.model.AzureBatchInputs;

/** What the service does with a job whose tasks have all completed. */
public enum OnAllTasksComplete {
  NO_ACTION,
  TERMINATE_JOB;

  /**
   * @throws InvalidInputException if the input is neither of them
   */
  public static OnAllTasksComplete read(Inputs inputs) {
    Choice choice = Choice.ON_ALL_TASKS_COMPLETE;
    String chosen = inputs.choice(AzureBatchInputs.ON_ALL_TASKS_COMPLETE, choice);
    return chosen.equals(choice.first()) ? NO_ACTION : TERMINATE_JOB;
  }
}
