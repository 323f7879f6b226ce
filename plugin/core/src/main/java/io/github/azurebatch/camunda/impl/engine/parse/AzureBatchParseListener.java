package io.github.azurebatch.camunda.impl.engine.parse;

import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.impl.engine.bpmn.EngineNamespace;
import io.github.azurebatch.camunda.impl.engine.cancel.SubmittingScopes;
import io.github.azurebatch.camunda.impl.engine.container.policy.PolicyProcesses;
import io.github.azurebatch.camunda.impl.engine.expression.ExpressionCheck;
import io.github.azurebatch.camunda.impl.engine.expression.GuardedInput;
import io.github.azurebatch.camunda.impl.engine.input.DeclaredInputs;
import io.github.azurebatch.camunda.impl.engine.input.JsonInputs;
import io.github.azurebatch.camunda.impl.engine.secret.ModelSecrets;
import io.github.azurebatch.camunda.impl.engine.submit.list.SubmitTasksBehavior;
import io.github.azurebatch.camunda.impl.engine.variable.EndingVariables;
import io.github.azurebatch.camunda.impl.engine.wait.enter.AwaitBehavior;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.List;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.DefaultFailedJobParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.ParseUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Prepares our activities when a process is deployed, and refuses them where they cannot work.
 *
 * <p>It must run before the engine's own listeners: those read the retry cycle only from activities
 * that are asynchronous already.
 */
public final class AzureBatchParseListener extends AbstractBpmnParseListener {

  private final AwaitBehavior awaitBehavior;
  private final SubmitTasksBehavior submitTasksBehavior;
  private final String retryCycle;

  public AzureBatchParseListener(
      AwaitBehavior awaitBehavior, SubmitTasksBehavior submitTasksBehavior, String retryCycle) {
    this.awaitBehavior = awaitBehavior;
    this.submitTasksBehavior = submitTasksBehavior;
    this.retryCycle = retryCycle;
  }

  @Override
  public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    prepare(element, activity);
  }

  @Override
  public void parseSendTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    prepare(element, activity);
  }

  @Override
  public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
    MisplacedBeans.refuseIn(root);
    definitions.forEach(GuardedInput::applyTo);
    definitions.forEach(JsonInputs::applyTo);
    definitions.forEach(SubmittingScopes::applyTo);
    definitions.forEach(PolicyProcesses::applyTo);
    definitions.stream()
        .filter(AzureBatchParseListener::hasOurs)
        .forEach(
            process ->
                process.addBuiltInListener(ExecutionListener.EVENTNAME_END, new EndingVariables()));
  }

  private static boolean hasOurs(ScopeImpl scope) {
    return scope.getActivities().stream()
        .anyMatch(activity -> DeclaredInputs.areRecordedOf(activity) || hasOurs(activity));
  }

  private void prepare(Element element, ActivityImpl activity) {
    String delegateExpression =
        element.attributeNS(EngineNamespace.EXTENSIONS, "delegateExpression");
    ActivityBean.named(delegateExpression)
        .ifPresentOrElse(
            bean -> prepare(bean, element, activity),
            () -> MistakenBeans.refuse(delegateExpression, element));
  }

  private void prepare(ActivityBean bean, Element element, ActivityImpl activity) {
    refuseMultiInstance(bean, element, activity);
    ExpressionCheck.check(element);
    DeclaredInputs.record(element, activity);
    ModelSecrets.record(element, activity);
    activity
        .getProperties()
        .set(
            DefaultFailedJobParseListener.FAILED_JOB_CONFIGURATION,
            ParseUtil.parseRetryIntervals(retryCycle));
    ModelContinuations ofModel = ModelContinuations.of(activity);
    apply(bean, activity);
    ofModel.share(bean, activity);
    if (submits(bean, activity)) {
      SubmittingScopes.record(activity);
    }
  }

  /** Gives calls a transaction of their own, and activities that wait a behavior of their own. */
  private void apply(ActivityBean bean, ActivityImpl activity) {
    switch (bean) {
      case CREATE_JOB, CREATE_CONTAINER, READ_OUTPUTS, CLEAN_UP -> activity.setAsyncBefore(true);
      case ISSUE_SAS -> {
        // makes no call unless it puts a policy on the container
        if (DeclaredInputs.has(activity, AzureBatchInputs.ACCESS_POLICY)) {
          activity.setAsyncBefore(true);
          PolicyProcesses.record(activity);
        }
      }
      case SUBMIT_TASK -> {
        activity.setAsyncBefore(true);
        // a failure in the next activity must not roll the submission back
        activity.setAsyncAfter(true);
      }
      case SUBMIT_TASKS -> submitTasksBehavior.apply(activity);
      case AWAIT_OUTPUTS -> awaitBehavior.await(activity);
      case RUN_TASK -> {
        activity.setAsyncBefore(true);
        awaitBehavior.submitAndAwait(activity);
      }
    }
  }

  private static boolean submits(ActivityBean bean, ActivityImpl activity) {
    return switch (bean) {
      case SUBMIT_TASK, SUBMIT_TASKS, RUN_TASK -> true;
      case CREATE_JOB -> DeclaredInputs.has(activity, AzureBatchInputs.JOB_MANAGER_TASK);
      case CREATE_CONTAINER, ISSUE_SAS, AWAIT_OUTPUTS, CLEAN_UP, READ_OUTPUTS -> false;
    };
  }

  private static void refuseMultiInstance(
      ActivityBean bean, Element element, ActivityImpl activity) {
    if (element.element("multiInstanceLoopCharacteristics") != null) {
      throw new BpmnParseException(
          "Activity '%s': ${%s} cannot be multi-instance itself, because the instances would overwrite each other's results. Put it into an embedded subprocess and make that multi-instance."
              .formatted(activity.getId(), bean.beanName()),
          element);
    }
  }
}
