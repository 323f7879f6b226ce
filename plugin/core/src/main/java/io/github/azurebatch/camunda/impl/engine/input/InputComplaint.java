package io.github.azurebatch.camunda.impl.engine.input;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.variable.StoredMessage;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What is said of an input that is wrong, and of the activity that it was given to. */
public final class InputComplaint {

  /** What is wrong with an input that has a signature in it, which is never quoted. */
  public static final String HOLDS_A_SIGNATURE =
      "holds a shared access signature, which must not be stored; give the URL without its query, the plugin signs it when it is sent";

  /** So much of a message is left to the complaint: it may quote a value of any length. */
  private static final int MOST = 360;

  private InputComplaint() {}

  static InvalidInputException of(DelegateExecution execution, String name, String complaint) {
    return of(execution.getCurrentActivityId(), execution, name, complaint);
  }

  /**
   * @param execution of the process instance; while inputs are evaluated, that of the scope around
   *     the activity
   */
  public static InvalidInputException of(
      String activityId, DelegateExecution execution, String name, String complaint) {
    return new InvalidInputException(
        "Activity '%s' (process instance '%s'): input '%s' %s. The activity has done nothing; correct the input and retry the Camunda job."
            .formatted(
                activityId,
                execution.getProcessInstanceId(),
                name,
                StoredMessage.aroundMiddle(complaint, MOST)));
  }
}
