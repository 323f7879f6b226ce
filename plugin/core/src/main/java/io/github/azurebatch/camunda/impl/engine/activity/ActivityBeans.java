package io.github.azurebatch.camunda.impl.engine.activity;

import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.cleanup.CleanUpDelegate;
import io.github.azurebatch.camunda.impl.engine.container.CreateContainerDelegate;
import io.github.azurebatch.camunda.impl.engine.container.IssueSasDelegate;
import io.github.azurebatch.camunda.impl.engine.read.ReadOutputsDelegate;
import io.github.azurebatch.camunda.impl.engine.read.StoredOutputs;
import io.github.azurebatch.camunda.impl.engine.submit.SubmitTaskDelegate;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmissionReader;
import io.github.azurebatch.camunda.impl.engine.submit.job.CreateJobDelegate;
import io.github.azurebatch.camunda.impl.engine.submit.job.JobReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** The beans by their names, for the engine's expressions. Awaiting needs none. */
public final class ActivityBeans {

  private ActivityBeans() {}

  public static Map<String, Object> of(
      Access access,
      TaskSubmissionReader submissions,
      JobReader jobs,
      StoredOutputs storedOutputs) {
    Map<String, Object> beans = new LinkedHashMap<>();
    beans.put(ActivityBean.CREATE_JOB.beanName(), new CreateJobDelegate(access, jobs));
    beans.put(ActivityBean.CREATE_CONTAINER.beanName(), new CreateContainerDelegate(access));
    beans.put(ActivityBean.ISSUE_SAS.beanName(), new IssueSasDelegate(access));
    beans.put(ActivityBean.SUBMIT_TASK.beanName(), new SubmitTaskDelegate(access, submissions));
    beans.put(ActivityBean.READ_OUTPUTS.beanName(), new ReadOutputsDelegate(access, storedOutputs));
    beans.put(ActivityBean.CLEAN_UP.beanName(), new CleanUpDelegate(access));
    return beans;
  }
}
