package io.github.azurebatch.camunda.impl.engine.activity;

import io.github.azurebatch.camunda.model.AzureBatchBeans;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The activities, by the beans that a model names as {@code camunda:delegateExpression}. {@link
 * io.github.azurebatch.camunda.impl.engine.parse.AzureBatchParseListener} prepares them when a
 * process is deployed.
 */
public enum ActivityBean {
  /** Done by {@link io.github.azurebatch.camunda.impl.engine.submit.job.CreateJobDelegate}. */
  CREATE_JOB(AzureBatchBeans.CREATE_JOB),

  /** Done by {@link io.github.azurebatch.camunda.impl.engine.container.CreateContainerDelegate}. */
  CREATE_CONTAINER(AzureBatchBeans.CREATE_CONTAINER),

  /** Done by {@link io.github.azurebatch.camunda.impl.engine.container.IssueSasDelegate}. */
  ISSUE_SAS(AzureBatchBeans.ISSUE_SAS),

  /** Done by {@link io.github.azurebatch.camunda.impl.engine.submit.SubmitTaskDelegate}. */
  SUBMIT_TASK(AzureBatchBeans.SUBMIT_TASK),

  /** Done by {@link io.github.azurebatch.camunda.impl.engine.submit.list.SubmitTasksBehavior}. */
  SUBMIT_TASKS(AzureBatchBeans.SUBMIT_TASKS),

  /** Done by {@link io.github.azurebatch.camunda.impl.engine.wait.enter.AwaitBehavior#await}. */
  AWAIT_OUTPUTS(AzureBatchBeans.AWAIT_OUTPUTS),

  /**
   * Done by {@link
   * io.github.azurebatch.camunda.impl.engine.wait.enter.AwaitBehavior#submitAndAwait}.
   */
  RUN_TASK(AzureBatchBeans.RUN_TASK),

  /** Done by {@link io.github.azurebatch.camunda.impl.engine.cleanup.CleanUpDelegate}. */
  CLEAN_UP(AzureBatchBeans.CLEAN_UP),

  /** Done by {@link io.github.azurebatch.camunda.impl.engine.read.ReadOutputsDelegate}. */
  READ_OUTPUTS(AzureBatchBeans.READ_OUTPUTS);

  private static final Pattern EXPRESSION = Pattern.compile("\\s*[$#]\\{\\s*(\\w+)\\s*}\\s*");

  private final String beanName;

  ActivityBean(String beanName) {
    this.beanName = beanName;
  }

  public String beanName() {
    return beanName;
  }

  /** The bean that a delegate expression names; empty if it names another one. */
  public static Optional<ActivityBean> named(@Nullable String delegateExpression) {
    return nameIn(delegateExpression)
        .flatMap(
            name -> Arrays.stream(values()).filter(bean -> bean.beanName.equals(name)).findFirst());
  }

  /** The name that an expression such as {@code ${name}} consists of; empty if there is more. */
  public static Optional<String> nameIn(@Nullable String expression) {
    Matcher matcher = EXPRESSION.matcher(expression == null ? "" : expression);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
