package io.github.azurebatch.camunda.impl.engine.check.flow;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.impl.engine.check.model.CheckedActivity;
import io.github.azurebatch.camunda.impl.engine.check.model.CheckedProcess;
import io.github.azurebatch.camunda.impl.engine.submit.output.OutputFilesReader;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The outputs that a process declares for one of its variables, if the model alone tells them. */
record DeclaredOutputs(CheckedProcess process, String variable) {

  private static final Set<ActivityBean> SETTING =
      EnumSet.of(ActivityBean.AWAIT_OUTPUTS, ActivityBean.RUN_TASK, ActivityBean.READ_OUTPUTS);

  private static final Set<ActivityBean> SUBMITTING =
      EnumSet.of(ActivityBean.SUBMIT_TASK, ActivityBean.SUBMIT_TASKS, ActivityBean.RUN_TASK);

  private static final String LOGS = "std*.txt";
  private static final String SEPARATORS = "[,|\\n]";

  /** Empty where something else may set the variable, or may have declared what is in it. */
  Optional<OutputNames> names() {
    List<CheckedActivity> setting = activities(SETTING);
    List<CheckedActivity> submitting = activities(SUBMITTING);
    boolean isTold =
        setting.stream().allMatch(DeclaredOutputs::namesItsVariable)
            && setting.stream().anyMatch(this::setsTheVariable)
            && setting.stream()
                .filter(this::setsTheVariable)
                .allMatch(DeclaredOutputs::isOfASubmittedTask)
            && !submitting.isEmpty()
            && activities(EnumSet.of(ActivityBean.CREATE_JOB)).stream()
                .allMatch(job -> job.isAbsent(AzureBatchInputs.JOB_MANAGER_TASK))
            && process.all().noneMatch(this::mapsTheVariable);
    return isTold ? collected(setting, submitting) : Optional.empty();
  }

  private List<CheckedActivity> activities(Set<ActivityBean> beans) {
    return process.activities().filter(activity -> beans.contains(activity.bean())).toList();
  }

  private static boolean namesItsVariable(CheckedActivity activity) {
    return isTold(activity, AzureBatchInputs.RESULT_VARIABLE);
  }

  private static boolean isTold(CheckedActivity activity, String input) {
    return activity.isAbsent(input) || activity.literal(input).isPresent();
  }

  private boolean setsTheVariable(CheckedActivity activity) {
    return activity
        .literal(AzureBatchInputs.RESULT_VARIABLE)
        .orElse(AzureBatchVariables.OUTPUTS)
        .equals(variable);
  }

  /** Not of a task or a job of somebody else, or of whatever lies in a container. */
  private static boolean isOfASubmittedTask(CheckedActivity activity) {
    return activity.bean() != ActivityBean.READ_OUTPUTS
        && (activity.bean() == ActivityBean.RUN_TASK || activity.isAbsent(AzureBatchInputs.JOB_ID));
  }

  private boolean mapsTheVariable(Element element) {
    return switch (element.getTagName()) {
      case "outputParameter" -> variable.equals(element.attribute("name"));
      case "out" ->
          variable.equals(element.attribute("target"))
              || "all".equals(element.attribute("variables"));
      default -> false;
    };
  }

  private static Optional<OutputNames> collected(
      List<CheckedActivity> setting, List<CheckedActivity> submitting) {
    Set<String> names = new TreeSet<>();
    boolean isTold =
        setting.stream()
                .allMatch(
                    activity ->
                        addTexts(activity, AzureBatchInputs.REQUIRED, names)
                            && addTexts(activity, AzureBatchInputs.INLINE, names))
            && submitting.stream().allMatch(activity -> addOutputFiles(activity, names));
    return isTold ? Optional.of(new OutputNames(names)) : Optional.empty();
  }

  private static boolean addTexts(CheckedActivity activity, String input, Set<String> names) {
    activity
        .literal(input)
        .ifPresent(
            text -> Arrays.stream(text.split(SEPARATORS)).map(String::strip).forEach(names::add));
    return isTold(activity, input);
  }

  private static boolean addOutputFiles(CheckedActivity activity, Set<String> names) {
    try {
      names.addAll(
          activity
              .literal(AzureBatchInputs.OUTPUT_FILES)
              .map(OutputFilesReader::names)
              .orElse(Set.of(LOGS)));
      return isTold(activity, AzureBatchInputs.OUTPUT_FILES);
    } catch (InvalidInputException e) {
      return false; // what is wrong with them is said elsewhere
    }
  }
}
