package io.github.azurebatch.camunda.impl.engine.shared;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.core.model.CoreModelElement;
import org.camunda.bpm.engine.impl.core.model.PropertyKey;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.pvm.runtime.operation.PvmAtomicOperation;
import org.jspecify.annotations.Nullable;

/**
 * When an activity goes on in the Camunda job of the one before it: it follows directly, nothing of
 * the model's own would be repeated with the first one, and the job is executed for the first time.
 *
 * <p>The activities stay asynchronous in the process definition, for migrations, modifications and
 * instances that wait in between. Only the engine's step from one to the other is taken at once.
 */
public final class SharedJob {

  private static final PropertyKey<Pair> FIRST = new PropertyKey<>("azureBatchSharesItsJob");
  private static final PropertyKey<Pair> SECOND = new PropertyKey<>("azureBatchSharesAJob");

  /** The continuation after an activity, which is no longer in it. */
  private static final String AFTER =
      PvmAtomicOperation.TRANSITION_NOTIFY_LISTENER_TAKE.getCanonicalName();

  private SharedJob() {}

  /** Records at deployment that another activity may go on in the job of this one. */
  public static void begin(ActivityImpl activity, Pair pair) {
    activity.getProperties().set(FIRST, pair);
    activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, new Leave());
  }

  /** Records at deployment that this activity may go on in the job of the one before. */
  public static void join(ActivityImpl activity, Pair pair) {
    activity.getProperties().set(SECOND, pair);
    activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, new Enter());
  }

  /**
   * Whether the activity of the failed job let the one after it share the job, and the failure came
   * later than the activity itself.
   *
   * @param activity of the job
   */
  public static boolean hasFailedLater(JobEntity job, ActivityImpl activity) {
    String failed = job.getFailedActivityId();
    String continuation = job.getJobHandlerConfigurationRaw();
    return isFirstTry(job)
        && failed != null
        && !failed.equals(activity.getId())
        && continuation != null
        && !continuation.startsWith(AFTER)
        && onlyFlow(activity.getOutgoingTransitions()).filter(SharedJob::isShared).isPresent();
  }

  /** The engine keeps the failure of a job until it succeeds. */
  static boolean isFirstTry(JobEntity job) {
    return job.getExceptionMessage() == null && job.getExceptionByteArrayId() == null;
  }

  /** The sequence flow that is taken, if it is one alone. */
  static Optional<TransitionImpl> onlyFlow(@Nullable List<PvmTransition> flows) {
    return flows != null && flows.size() == 1
        ? Optional.of((TransitionImpl) flows.get(0))
        : Optional.empty();
  }

  /** Whether the activities at both ends may share a job. */
  static boolean isShared(TransitionImpl flow) {
    ActivityImpl first = flow.getSource();
    ActivityImpl second = (ActivityImpl) flow.getDestination();
    Pair pair = first.getProperties().get(FIRST);
    return pair != null
        && pair == second.getProperties().get(SECOND)
        && hasNoListeners(first, ExecutionListener.EVENTNAME_END)
        && hasNoListeners(flow, ExecutionListener.EVENTNAME_TAKE)
        && hasNoListeners(second, ExecutionListener.EVENTNAME_START)
        && hasNoOutputs(first.getIoMapping());
  }

  /** Others than the engine's and the plugin's: they would run once more after a failure. */
  private static boolean hasNoListeners(CoreModelElement element, String event) {
    return element.getListeners(event).size() == element.getBuiltInListeners(event).size();
  }

  private static boolean hasNoOutputs(@Nullable IoMapping mapping) {
    return mapping == null || mapping.getOutputParameters().isEmpty();
  }

  /** The execution that takes sequence flows: one with inputs has a child that is in it. */
  static ExecutionEntity flowExecution(ExecutionEntity execution) {
    return execution.getActivity().isScope() ? execution.getParent() : execution;
  }
}
