package io.github.azurebatch.camunda.impl.engine.shared;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/** Lets the engine go on at once where it would make a Camunda job. */
final class Leave implements ExecutionListener {

  @Override
  public void notify(DelegateExecution execution) {
    ExecutionEntity entity = (ExecutionEntity) execution;
    if (isShared(entity)) {
      ExecutionEntity flow = SharedJob.flowExecution(entity);
      if (isFirstTryOfIts(flow)) {
        flow.setIgnoreAsync(true);
      }
    }
  }

  /** Flows are there to be taken where the activity has come to its end. */
  private static boolean isShared(ExecutionEntity execution) {
    return !execution.isCanceled()
        && SharedJob.onlyFlow(execution.getTransitionsToTake())
            .filter(SharedJob::isShared)
            .isPresent();
  }

  private static boolean isFirstTryOfIts(ExecutionEntity flow) {
    @Nullable JobEntity job = Context.getCommandContext().getCurrentJob();
    return job != null && flow.getId().equals(job.getExecutionId()) && SharedJob.isFirstTry(job);
  }
}
