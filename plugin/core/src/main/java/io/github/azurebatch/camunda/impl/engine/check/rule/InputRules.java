package io.github.azurebatch.camunda.impl.engine.check.rule;

import static io.github.azurebatch.camunda.impl.engine.check.rule.Condition.given;
import static io.github.azurebatch.camunda.impl.engine.check.rule.Condition.is;
import static io.github.azurebatch.camunda.impl.engine.check.rule.Condition.isInAnyCase;
import static io.github.azurebatch.camunda.impl.engine.check.rule.Condition.isTrue;

import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.impl.engine.check.model.CheckedActivity;
import io.github.azurebatch.camunda.impl.engine.check.model.Mistake;
import io.github.azurebatch.camunda.impl.engine.check.model.Severity;
import io.github.azurebatch.camunda.impl.engine.check.rule.InputRule.Excluded;
import io.github.azurebatch.camunda.impl.engine.check.rule.InputRule.Needed;
import io.github.azurebatch.camunda.impl.engine.check.rule.InputRule.OneOf;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.List;

/** Which inputs of each activity exclude each other, and which need another one. */
public final class InputRules {

  private static final Condition WHOLE_JOB = is(AzureBatchInputs.AWAIT, "job");
  private static final Condition ANY = is(AzureBatchInputs.AWAIT, "any");
  private static final String SAYS_WHERE = "'task' says where to look";

  private static final List<InputRule> CREATE_JOB =
      List.of(
          new OneOf(
              List.of(AzureBatchInputs.POOL_ID, AzureBatchInputs.AUTO_POOL),
              "a job needs a pool that its tasks run on"),
          new Excluded(
              given(AzureBatchInputs.POOL_ID),
              given(AzureBatchInputs.AUTO_POOL),
              "a job has one or the other"),
          new Needed(
              Severity.ERROR,
              isInAnyCase(AzureBatchInputs.ON_ALL_TASKS_COMPLETE, "terminatejob"),
              given(AzureBatchInputs.JOB_MANAGER_TASK),
              "the job would end before its first task is submitted, because a job without tasks counts as complete. Give onAllTasksComplete to the activity that submits its last task"));

  private static final List<InputRule> CREATE_CONTAINER =
      List.of(
          new OneOf(
              List.of(AzureBatchInputs.CONTAINER, AzureBatchInputs.JOB_ID),
              "one of them names the container"));

  private static final List<InputRule> AWAIT_OUTPUTS =
      List.of(
          new Needed(Severity.ERROR, WHOLE_JOB, given(AzureBatchInputs.JOB_ID), "it names the job"),
          new Excluded(WHOLE_JOB, given(AzureBatchInputs.TASK), "a whole job is named by 'jobId'"),
          new Excluded(
              WHOLE_JOB, given(AzureBatchInputs.TASK_ID), "a whole job is named by 'jobId'"),
          new Excluded(
              WHOLE_JOB,
              given(AzureBatchInputs.INLINE),
              "it is for a single task; ${azureBatchReadOutputs} reads the outputs of a job"),
          new Excluded(
              WHOLE_JOB,
              is(AzureBatchInputs.ON_SAS_EXPIRY, "resubmit"),
              "the tasks of a whole job are not the activity's own"),
          new Excluded(
              given(AzureBatchInputs.TASK_ID),
              given(AzureBatchInputs.TASK),
              "one of them names the task"),
          new Needed(
              Severity.ERROR,
              given(AzureBatchInputs.TASK_ID),
              given(AzureBatchInputs.JOB_ID),
              "a task is named by both"),
          new Needed(
              Severity.WARNING,
              isTrue(AzureBatchInputs.TERMINATE_OTHERS),
              ANY,
              "otherwise a list is refused, and of anything else no task is terminated"));

  private static final List<InputRule> READ_OUTPUTS =
      List.of(
          besideTask(AzureBatchInputs.CONTAINER),
          besideTask(AzureBatchInputs.JOB_ID),
          besideTask(AzureBatchInputs.TASK_ID),
          besideTask(AzureBatchInputs.ACCOUNT));

  private static final List<InputRule> CLEAN_UP =
      List.of(
          new Needed(
              Severity.ERROR,
              isTrue(AzureBatchInputs.DELETE_BLOBS),
              given(AzureBatchInputs.TASK),
              "its output files are known. Name other blobs in 'files', or a container in 'deleteContainer'"),
          new Excluded(
              given(AzureBatchInputs.TASK),
              isTrue(AzureBatchInputs.DELETE_JOB),
              "it deletes all tasks of the job"));

  private InputRules() {}

  private static InputRule besideTask(String input) {
    return new Excluded(given(AzureBatchInputs.TASK), given(input), SAYS_WHERE);
  }

  static List<InputRule> of(ActivityBean bean) {
    return switch (bean) {
      case CREATE_JOB -> CREATE_JOB;
      case CREATE_CONTAINER -> CREATE_CONTAINER;
      case AWAIT_OUTPUTS -> AWAIT_OUTPUTS;
      case READ_OUTPUTS -> READ_OUTPUTS;
      case CLEAN_UP -> CLEAN_UP;
      case RUN_TASK -> List.of(new LastingSignature());
      case ISSUE_SAS, SUBMIT_TASK, SUBMIT_TASKS -> List.of();
    };
  }

  /** One for each rule that the activity breaks. */
  public static List<Mistake> mistakes(CheckedActivity activity) {
    return of(activity.bean()).stream().flatMap(rule -> rule.brokenBy(activity).stream()).toList();
  }
}
