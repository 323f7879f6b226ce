package io.github.azurebatch.camunda.impl.engine.step;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;

/**
 * Does the steps of processes: with names in the MDC, so that lines of all loggers can be found by
 * them, and each as an observation, in which the calls to Azure are.
 */
public final class Steps {

  private final ObservationRegistry registry;

  public Steps(ObservationRegistry registry) {
    this.registry = registry;
  }

  /** Steps that nobody observes. */
  public static Steps unobserved() {
    return new Steps(ObservationRegistry.NOOP);
  }

  /**
   * Does what an activity does when it is executed.
   *
   * @param bean that the model names
   */
  public <T, E extends Exception> T activity(
      String bean, DelegateExecution execution, Work<T, E> work) throws E {
    ProcessPlace place = ProcessPlace.of(execution);
    Map<String, String> names = EngineNames.of(Context.getProcessEngineConfiguration()).of(place);
    names.put(LogNames.STEP, bean);
    Observation observation =
        observation("camunda.azurebatch.observed.activity", bean)
            .lowCardinalityKeyValue("bean", bean)
            .highCardinalityKeyValues(keys(place));
    return named(names, () -> observed(observation, work));
  }

  /** Polls a Batch job, for all waits together. */
  public void poll(String account, String jobId, Runnable work) {
    Observation observation =
        observation("camunda.azurebatch.observed.poll", "azureBatch poll")
            .lowCardinalityKeyValue("account", account);
    named(
        Map.of(LogNames.STEP, "poll", LogNames.ACCOUNT, account, LogNames.JOB_ID, jobId),
        () -> observed(observation, done(work)));
  }

  private static <T, E extends Exception> T named(Map<String, String> names, Work<T, E> work)
      throws E {
    LogNames open = LogNames.open(names);
    try {
      return work.get();
    } finally {
      open.close();
    }
  }

  /** Opens the names of a wait, of which a step is made. */
  public LogNames ofWait(ProcessEngineConfigurationImpl engine, ProcessPlace place) {
    Map<String, String> names = EngineNames.of(engine).of(place);
    names.put(LogNames.STEP, "wait");
    return LogNames.open(names);
  }

  /** Makes the step of a wait whose names are open. */
  public void wait(ProcessPlace place, String account, Runnable work) {
    observed(
        observation("camunda.azurebatch.observed.wait", "azureBatch wait")
            .lowCardinalityKeyValue("account", account)
            .highCardinalityKeyValues(keys(place)),
        done(work));
  }

  private static Work<Boolean, RuntimeException> done(Runnable work) {
    return () -> {
      work.run();
      return true;
    };
  }

  private Observation observation(String name, String shown) {
    return Observation.createNotStarted(name, registry).contextualName(shown);
  }

  private static KeyValues keys(ProcessPlace place) {
    return KeyValues.of(
        "process.instance.id", place.processInstanceId(),
        "process.definition.key", place.processDefinitionKey(),
        "activity.id", place.activityId());
  }

  private static <T, E extends Exception> T observed(Observation observation, Work<T, E> work)
      throws E {
    observation.start();
    Observation.Scope scope = observation.openScope();
    try {
      return work.get();
    } catch (Throwable failure) {
      observation.error(shown(failure));
      throw failure;
    } finally {
      scope.close();
      observation.highCardinalityKeyValues(LogNames.ids());
      observation.stop();
    }
  }

  /** Listeners and scripts of the model run inside, whose failures may quote a secret. */
  private static Throwable shown(Throwable failure) {
    return failure instanceof AzureBatchException
        ? failure
        : new IllegalStateException(ForeignText.cut(failure.toString()));
  }

  /** What is done, with a result. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {

    T get() throws E;
  }
}
