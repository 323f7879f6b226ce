package io.github.azurebatch.camunda.impl.engine.activity;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The beans that a model names as {@code camunda:delegateExpression}. */
public enum ActivityBean {
  CREATE_JOB("azureBatchCreateJob"),
  CREATE_CONTAINER("azureBatchCreateContainer"),
  ISSUE_SAS("azureBatchIssueSas"),
  SUBMIT_TASK("azureBatchSubmitTask"),
  SUBMIT_TASKS("azureBatchSubmitTasks"),
  AWAIT_OUTPUTS("azureBatchAwaitOutputs"),
  RUN_TASK("azureBatchRunTask"),
  CLEAN_UP("azureBatchCleanUp"),
  READ_OUTPUTS("azureBatchReadOutputs");

  private static final Pattern EXPRESSION = Pattern.compile("\\s*[$#]\\{\\s*(\\w+)\\s*}\\s*");

  private final String beanName;

  ActivityBean(String beanName) {
    this.beanName = beanName;
  }

  public String beanName() {
    return beanName;
  }

  /** The bean that a delegate expression names, if it is one of these. */
  public static Optional<ActivityBean> named(@Nullable String delegateExpression) {
    Matcher matcher = EXPRESSION.matcher(delegateExpression == null ? "" : delegateExpression);
    return matcher.matches()
        ? Arrays.stream(values()).filter(bean -> bean.beanName.equals(matcher.group(1))).findFirst()
        : Optional.empty();
  }
}
