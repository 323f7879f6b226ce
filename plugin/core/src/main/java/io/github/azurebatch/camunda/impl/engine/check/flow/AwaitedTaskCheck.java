package io.github.azurebatch.camunda.impl.engine.check.flow;

import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.impl.engine.check.model.CheckedActivity;
import io.github.azurebatch.camunda.impl.engine.check.model.CheckedProcess;
import io.github.azurebatch.camunda.impl.engine.check.model.Mistake;
import io.github.azurebatch.camunda.impl.engine.check.model.Severity;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Finds waits that name nothing to wait for, in processes where nothing submits it. */
record AwaitedTaskCheck(CheckedProcess process) {

  private static final Set<String> AWAITED =
      Set.of(AzureBatchVariables.BATCH_TASK, AzureBatchVariables.BATCH_TASKS);

  private static final String WHOLE_JOB = "job";

  Stream<Mistake> mistakes() {
    return mayComeFromElsewhere()
        ? Stream.of()
        : process
            .activities()
            .filter(AwaitedTaskCheck::takesTheVariable)
            .filter(await -> process.activities().noneMatch(other -> submitsFor(await, other)))
            .map(AwaitedTaskCheck::mistake);
  }

  /** Whether a mapping, a script or a form names the variable, or all variables come back. */
  private boolean mayComeFromElsewhere() {
    return process
        .all()
        .anyMatch(
            element ->
                mentionsTheVariable(element)
                    || (element.getTagName().equals("out")
                        && "all".equals(element.attribute("variables"))));
  }

  private static boolean mentionsTheVariable(Element element) {
    return Stream.concat(
            Stream.of(element.getText()), element.attributes().stream().map(element::attribute))
        .anyMatch(text -> text.contains(AzureBatchVariables.BATCH_TASK));
  }

  private static boolean takesTheVariable(CheckedActivity activity) {
    return activity.bean() == ActivityBean.AWAIT_OUTPUTS
        && activity.isAbsent(AzureBatchInputs.TASK)
        && activity.isAbsent(AzureBatchInputs.TASK_ID)
        && (activity.isAbsent(AzureBatchInputs.AWAIT)
            || activity
                .literal(AzureBatchInputs.AWAIT)
                .filter(await -> !await.equals(WHOLE_JOB))
                .isPresent());
  }

  /** The result is a variable of the scope around the activity, and of all scopes in that. */
  private boolean submitsFor(CheckedActivity await, CheckedActivity other) {
    return setsTheVariable(other)
        && CheckedProcess.below(process.scopeOf(other.element()))
            .anyMatch(element -> element == await.element());
  }

  private static boolean setsTheVariable(CheckedActivity activity) {
    return switch (activity.bean()) {
      case RUN_TASK -> true;
      case SUBMIT_TASK, SUBMIT_TASKS ->
          activity
              .literal(AzureBatchInputs.RESULT_VARIABLE)
              .filter(name -> !AWAITED.contains(name))
              .isEmpty();
      case CREATE_JOB, CREATE_CONTAINER, ISSUE_SAS, AWAIT_OUTPUTS, CLEAN_UP, READ_OUTPUTS -> false;
    };
  }

  private static Mistake mistake(CheckedActivity await) {
    return await.mistake(
        Severity.WARNING,
        await.element(),
        "it names nothing to wait for, and no activity of its scope, or of one around it, sets 'batchTask' or 'batchTasks'. Unless whoever starts the process sets one of them, an instance will be an incident here: give 'task', or 'jobId' and 'taskId'");
  }
}
