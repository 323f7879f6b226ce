package io.github.azurebatch.camunda.impl.engine.activity;

import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.cleanup.CleanUpDelegate;
import io.github.azurebatch.camunda.impl.engine.container.CreateContainerDelegate;
import io.github.azurebatch.camunda.impl.engine.container.IssueSasDelegate;
import io.github.azurebatch.camunda.impl.engine.read.ReadOutputsDelegate;
import io.github.azurebatch.camunda.impl.engine.read.StoredOutputs;
import io.github.azurebatch.camunda.impl.engine.step.Steps;
import io.github.azurebatch.camunda.impl.engine.submit.SubmitTaskDelegate;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmissionReader;
import io.github.azurebatch.camunda.impl.engine.submit.job.CreateJobDelegate;
import io.github.azurebatch.camunda.impl.engine.submit.job.JobReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The beans by their names, for the engine's expressions. Awaiting needs none. */
public final class ActivityBeans {

  private ActivityBeans() {}

  public static Map<String, Object> of(
      Steps steps,
      Access access,
      TaskSubmissionReader submissions,
      JobReader jobs,
      StoredOutputs storedOutputs) {
    Map<String, Object> beans = new LinkedHashMap<>();
    add(ActivityBean.CREATE_JOB, new CreateJobDelegate(access, jobs), steps, beans);
    add(ActivityBean.CREATE_CONTAINER, new CreateContainerDelegate(access), steps, beans);
    add(ActivityBean.ISSUE_SAS, new IssueSasDelegate(access), steps, beans);
    add(ActivityBean.SUBMIT_TASK, new SubmitTaskDelegate(access, submissions), steps, beans);
    add(ActivityBean.READ_OUTPUTS, new ReadOutputsDelegate(access, storedOutputs), steps, beans);
    add(ActivityBean.CLEAN_UP, new CleanUpDelegate(access), steps, beans);
    return beans;
  }

  private static void add(
      ActivityBean bean, JavaDelegate delegate, Steps steps, Map<String, Object> beans) {
    beans.put(bean.beanName(), new SteppedDelegate(bean, delegate, steps));
  }
}
