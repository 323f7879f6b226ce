package io.github.azurebatch.camunda.impl.engine.parse;

import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.impl.engine.input.DeclaredInputs;
import io.github.azurebatch.camunda.impl.engine.shared.Pair;
import io.github.azurebatch.camunda.impl.engine.shared.SharedJob;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/** Where the model itself asks for Camunda jobs: those are not shared. */
record ModelContinuations(boolean before, boolean after) {

  /** Of an activity that the plugin has not changed yet. */
  static ModelContinuations of(ActivityImpl activity) {
    return new ModelContinuations(activity.isAsyncBefore(), activity.isAsyncAfter());
  }

  /** Lets the activity share a Camunda job with its neighbour where that repeats nothing. */
  void share(ActivityBean bean, ActivityImpl activity) {
    switch (bean) {
      case CREATE_JOB -> {
        begin(activity, Pair.PREPARING);
        // the key of a job manager task is that of the activity's own Camunda job
        if (!DeclaredInputs.has(activity, AzureBatchInputs.JOB_MANAGER_TASK)) {
          join(activity, Pair.PREPARING);
        }
      }
      case CREATE_CONTAINER -> {
        begin(activity, Pair.PREPARING);
        join(activity, Pair.PREPARING);
      }
      case SUBMIT_TASK -> begin(activity, Pair.SUBMITTING);
      case AWAIT_OUTPUTS -> join(activity, Pair.SUBMITTING);
      case ISSUE_SAS, SUBMIT_TASKS, RUN_TASK, CLEAN_UP, READ_OUTPUTS -> {
        // each has its own
      }
    }
  }

  private void begin(ActivityImpl activity, Pair pair) {
    if (!after) {
      SharedJob.begin(activity, pair);
    }
  }

  private void join(ActivityImpl activity, Pair pair) {
    if (!before) {
      SharedJob.join(activity, pair);
    }
  }
}
