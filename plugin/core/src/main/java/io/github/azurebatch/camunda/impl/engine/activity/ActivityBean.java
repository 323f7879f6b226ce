package io.github.azurebatch.camunda.impl.engine.activity;

import io.github.azurebatch.camunda.model.AzureBatchBeans;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The beans that a model names as {@code camunda:delegateExpression}. */
public enum ActivityBean {
  CREATE_JOB(AzureBatchBeans.CREATE_JOB),
  CREATE_CONTAINER(AzureBatchBeans.CREATE_CONTAINER),
  ISSUE_SAS(AzureBatchBeans.ISSUE_SAS),
  SUBMIT_TASK(AzureBatchBeans.SUBMIT_TASK),
  SUBMIT_TASKS(AzureBatchBeans.SUBMIT_TASKS),
  AWAIT_OUTPUTS(AzureBatchBeans.AWAIT_OUTPUTS),
  RUN_TASK(AzureBatchBeans.RUN_TASK),
  CLEAN_UP(AzureBatchBeans.CLEAN_UP),
  READ_OUTPUTS(AzureBatchBeans.READ_OUTPUTS);

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
