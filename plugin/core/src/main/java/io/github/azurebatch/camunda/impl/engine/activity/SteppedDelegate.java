package io.github.azurebatch.camunda.impl.engine.activity;

import io.github.azurebatch.camunda.impl.engine.step.Steps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Executes a delegate as a step of its process. */
record SteppedDelegate(ActivityBean bean, JavaDelegate delegate, Steps steps)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) throws Exception {
    steps.activity(
        bean.beanName(),
        execution,
        () -> {
          delegate.execute(execution);
          return bean;
        });
  }
}
