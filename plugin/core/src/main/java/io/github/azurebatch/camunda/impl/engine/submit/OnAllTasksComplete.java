package io.github.azurebatch.camunda.impl.engine.submit;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.model.AzureBatchInputs;

/** What the service does with a job whose tasks have all completed. */
public enum OnAllTasksComplete {
  NO_ACTION("noaction"),
  TERMINATE_JOB("terminatejob");

  private final String wireName;

  OnAllTasksComplete(String wireName) {
    this.wireName = wireName;
  }

  /**
   * @throws InvalidInputException if the input is neither of them
   */
  public static OnAllTasksComplete read(Inputs inputs) {
    String given = inputs.textOr(AzureBatchInputs.ON_ALL_TASKS_COMPLETE, NO_ACTION.wireName);
    for (OnAllTasksComplete action : values()) {
      if (action.wireName.equalsIgnoreCase(given)) {
        return action;
      }
    }
    throw inputs.invalid(
        AzureBatchInputs.ON_ALL_TASKS_COMPLETE,
        "is '%s'; allowed are %s, %s".formatted(given, NO_ACTION.wireName, TERMINATE_JOB.wireName));
  }
}
