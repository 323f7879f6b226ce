package io.github.azurebatch.camunda.impl.engine.check;

import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.impl.engine.check.model.CheckedActivity;
import io.github.azurebatch.camunda.impl.engine.check.model.CheckedProcess;
import io.github.azurebatch.camunda.impl.engine.check.model.Mistake;
import io.github.azurebatch.camunda.impl.engine.check.model.Severity;
import io.github.azurebatch.camunda.model.AzureBatchErrors;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Finds error events at our activities that wait for an error of ours which the activity never
 * throws. A code of another name may come from a listener of the application.
 */
record ErrorCodeCheck(CheckedProcess process) {

  private static final String OURS = "AzureBatch";

  private static final List<String> OF_STORED_OUTPUTS =
      List.of(
          AzureBatchErrors.OUTPUT_MISSING,
          AzureBatchErrors.OUTPUT_TOO_LARGE,
          AzureBatchErrors.OUTPUT_INVALID);

  private static final List<String> OF_TASKS =
      Stream.concat(
              Stream.of(
                  AzureBatchErrors.TASK_FAILED,
                  AzureBatchErrors.UPLOAD_FAILED,
                  AzureBatchErrors.TIMEOUT,
                  AzureBatchErrors.TASK_LOST),
              OF_STORED_OUTPUTS.stream())
          .toList();

  /** Errors that are thrown only where the activity has an input. */
  private static final Map<String, String> NEEDED_INPUTS =
      Map.of(
          AzureBatchErrors.TIMEOUT, AzureBatchInputs.TIMEOUT,
          AzureBatchErrors.OUTPUT_TOO_LARGE, AzureBatchInputs.INLINE,
          AzureBatchErrors.OUTPUT_INVALID, AzureBatchInputs.INLINE);

  private static List<String> thrownBy(ActivityBean bean) {
    return switch (bean) {
      case AWAIT_OUTPUTS, RUN_TASK -> OF_TASKS;
      case READ_OUTPUTS -> OF_STORED_OUTPUTS;
      case CREATE_JOB, CREATE_CONTAINER, ISSUE_SAS, SUBMIT_TASK, SUBMIT_TASKS, CLEAN_UP ->
          List.of();
    };
  }

  Stream<Mistake> mistakes() {
    return process
        .activities()
        .flatMap(
            activity ->
                process
                    .all("boundaryEvent")
                    .filter(event -> activity.id().equals(event.attribute("attachedToRef")))
                    .flatMap(event -> mistake(activity, event).stream()));
  }

  private Optional<Mistake> mistake(CheckedActivity activity, Element event) {
    return Optional.ofNullable(event.element("errorEventDefinition"))
        .map(definition -> definition.attribute("errorRef"))
        .map(process.model()::errorCode)
        .flatMap(
            code ->
                code.startsWith(OURS) && !thrownBy(activity.bean()).contains(code)
                    ? Optional.of(neverThrown(activity, event, code))
                    : withoutItsInput(activity, event, code));
  }

  private static Optional<Mistake> withoutItsInput(
      CheckedActivity activity, Element event, String code) {
    return Optional.ofNullable(NEEDED_INPUTS.get(code))
        .filter(activity::isAbsent)
        .map(
            input ->
                mistake(
                    Severity.WARNING,
                    activity,
                    event,
                    "the error '%s' is thrown only with the input '%s', which is missing"
                        .formatted(code, input)));
  }

  private static Mistake neverThrown(CheckedActivity activity, Element event, String code) {
    List<String> thrown = thrownBy(activity.bean());
    return mistake(
        Severity.ERROR,
        activity,
        event,
        "${%s} never throws the error '%s'; %s"
            .formatted(
                activity.bean().beanName(),
                code,
                thrown.isEmpty()
                    ? "it throws no BPMN error, its failures are incidents"
                    : "did you mean '%s'? It throws %s"
                        .formatted(Typos.nearest(thrown, code), String.join(", ", thrown))));
  }

  private static Mistake mistake(
      Severity severity, CheckedActivity activity, Element event, String complaint) {
    String id = String.valueOf(event.attribute("id"));
    return new Mistake(
        severity,
        id,
        event,
        "Boundary event '%s' at activity '%s': %s".formatted(id, activity.id(), complaint));
  }
}
