package io.github.azurebatch.camunda.impl.engine.check.flow;

import io.github.azurebatch.camunda.impl.engine.bpmn.EngineNamespace;
import io.github.azurebatch.camunda.impl.engine.check.model.CheckedActivity;
import io.github.azurebatch.camunda.impl.engine.check.model.Mistake;
import io.github.azurebatch.camunda.impl.engine.check.model.Severity;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds settings of an activity for the engine's job executor that mean nothing, because the plugin
 * makes the activity asynchronous where it has to be.
 */
record ContinuationCheck(CheckedActivity activity) {

  private static final String ASYNC_BEFORE = "asyncBefore";
  private static final String ASYNC_AFTER = "asyncAfter";
  private static final String RETRY_CYCLE = "failedJobRetryTimeCycle";

  Stream<Mistake> mistakes() {
    return Stream.of(
            notAsynchronous(ASYNC_BEFORE, isMadeAsyncBefore()),
            notAsynchronous(ASYNC_AFTER, isMadeAsyncAfter()),
            notExclusive(),
            withoutAJob("jobPriority", attribute("jobPriority") != null),
            withoutAJob(RETRY_CYCLE, hasRetryCycle()),
            taskPriority())
        .flatMap(Optional::stream);
  }

  private boolean isMadeAsyncBefore() {
    return switch (activity.bean()) {
      case CREATE_JOB,
          CREATE_CONTAINER,
          SUBMIT_TASK,
          SUBMIT_TASKS,
          RUN_TASK,
          CLEAN_UP,
          READ_OUTPUTS ->
          true;
      case ISSUE_SAS -> activity.input(AzureBatchInputs.ACCESS_POLICY).isPresent();
      case AWAIT_OUTPUTS -> false;
    };
  }

  private boolean isMadeAsyncAfter() {
    return switch (activity.bean()) {
      case SUBMIT_TASK, SUBMIT_TASKS, AWAIT_OUTPUTS, RUN_TASK -> true;
      case CREATE_JOB, CREATE_CONTAINER, ISSUE_SAS, CLEAN_UP, READ_OUTPUTS -> false;
    };
  }

  private Optional<Mistake> notAsynchronous(String setting, boolean isMadeSo) {
    return isMadeSo && "false".equals(attribute(setting))
        ? Optional.of(
            warning(
                "camunda:%s = false has no effect: the plugin makes ${%s} asynchronous there, so that a failure repeats no call to Azure",
                setting, activity.bean().beanName()))
        : Optional.empty();
  }

  /** The engine keeps the setting of the model with the continuation that the model asks for. */
  private Optional<Mistake> notExclusive() {
    if (!"false".equals(attribute("exclusive"))) {
      return Optional.empty();
    }
    boolean isOverridden =
        (isMadeAsyncBefore() && !isAsyncBefore()) || (isMadeAsyncAfter() && !isAsyncAfter());
    if (!isOverridden) {
      return withoutAJob("exclusive", true);
    }
    return Optional.of(
        warning(
            "camunda:exclusive = false holds only for what the model itself makes asynchronous, and the Camunda jobs that the plugin adds are exclusive: set %s as well",
            Stream.of(
                    isMadeAsyncBefore() ? "camunda:asyncBefore = true" : "",
                    isMadeAsyncAfter() ? "camunda:asyncAfter = true" : "")
                .filter(text -> !text.isEmpty())
                .reduce((first, second) -> first + " and " + second)
                .orElse("")));
  }

  private Optional<Mistake> withoutAJob(String setting, boolean isSet) {
    boolean hasAJob =
        isMadeAsyncBefore() || isMadeAsyncAfter() || isAsyncBefore() || isAsyncAfter();
    return isSet && !hasAJob
        ? Optional.of(
            warning(
                "camunda:%s has no effect: without an access policy ${%s} makes no call, and runs in the Camunda job of the activity before; set camunda:asyncBefore = true to give it one",
                setting, activity.bean().beanName()))
        : Optional.empty();
  }

  private Optional<Mistake> taskPriority() {
    return attribute("taskPriority") == null
        ? Optional.empty()
        : Optional.of(
            warning(
                "camunda:taskPriority has no effect: no external task worker fetches what ${%s} waits for. camunda:jobPriority orders its Camunda jobs",
                activity.bean().beanName()));
  }

  private boolean isAsyncBefore() {
    return "true".equals(attribute(ASYNC_BEFORE)) || "true".equals(attribute("async"));
  }

  private boolean isAsyncAfter() {
    return "true".equals(attribute(ASYNC_AFTER));
  }

  private boolean hasRetryCycle() {
    Element extensions = activity.element().element("extensionElements");
    return extensions != null
        && extensions.elementNS(EngineNamespace.EXTENSIONS, RETRY_CYCLE) != null;
  }

  private @Nullable String attribute(String name) {
    return activity.element().attributeNS(EngineNamespace.EXTENSIONS, name);
  }

  private Mistake warning(String message, Object... values) {
    return activity.mistake(Severity.WARNING, activity.element(), message, values);
  }
}
