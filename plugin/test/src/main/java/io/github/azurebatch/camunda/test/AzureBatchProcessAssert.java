package io.github.azurebatch.camunda.test;

import io.github.azurebatch.camunda.model.AzureBatchVariables;
import io.github.azurebatch.camunda.test.OpenWait.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;

/**
 * Assertions on the waits, outputs, errors and incidents of a process instance, besides those of
 * camunda-bpm-assert. The failure of an assertion says what there was instead.
 */
public final class AzureBatchProcessAssert extends ProcessInstanceAssert {

  AzureBatchProcessAssert(ProcessEngine engine, ProcessInstance instance) {
    super(engine, instance, AzureBatchProcessAssert.class);
  }

  /** An activity of the instance waits for the Azure Batch task with this id. */
  public AzureBatchProcessAssert isWaitingForTask(String taskId) {
    return waitsFor(Kind.TASK, taskId, "Azure Batch task '%s'".formatted(taskId));
  }

  /**
   * An activity of the instance waits for a list of Azure Batch tasks.
   *
   * @param taskIdPrefix what the ids of the tasks begin with, without the last hyphen
   */
  public AzureBatchProcessAssert isWaitingForTasks(String taskIdPrefix) {
    return waitsFor(Kind.TASKS, taskIdPrefix, "Azure Batch tasks '%s-...'".formatted(taskIdPrefix));
  }

  /** An activity of the instance waits for the whole Azure Batch job with this id. */
  public AzureBatchProcessAssert isWaitingForJob(String jobId) {
    return waitsFor(Kind.JOB, jobId, "Azure Batch job '%s'".formatted(jobId));
  }

  /** No activity of the instance waits for Azure Batch. */
  public AzureBatchProcessAssert isNotWaitingForAzureBatch() {
    List<OpenWait> waits = waits();
    if (!waits.isEmpty()) {
      throw failure("not to wait for Azure Batch, but it waits for" + lines(waits));
    }
    return this;
  }

  private AzureBatchProcessAssert waitsFor(Kind kind, String id, String description) {
    List<OpenWait> waits = waits();
    if (waits.stream().noneMatch(wait -> wait.isFor(kind, id))) {
      throw failure("to wait for %s, but it waits for%s".formatted(description, lines(waits)));
    }
    return this;
  }

  private List<OpenWait> waits() {
    return new OpenWaits(engine).of(actual.getId());
  }

  /**
   * The instance has outputs in this variable; continues with assertions on them.
   *
   * @param variableName {@code outputs}, unless the input {@code resultVariable} says otherwise
   */
  public OutputsAssert hasOutputs(String variableName) {
    return new OutputsAssert(value(variableName)).as("variable '%s'", variableName);
  }

  /**
   * An activity failed with this error code, as the variable {@code batchError} says: as a BPMN
   * error where the model catches it, or with an incident.
   *
   * @param errorCode one of {@link io.github.azurebatch.camunda.model.AzureBatchErrors}
   */
  public AzureBatchProcessAssert hasBatchError(String errorCode) {
    Map<String, Object> error = value(AzureBatchVariables.BATCH_ERROR);
    if (!errorCode.equals(error.get("error"))) {
      throw failure(
          "to have the error '%s', but the variable batchError says '%s': %s"
              .formatted(errorCode, error.get("error"), error.get("message")));
    }
    return this;
  }

  /** No activity of Azure Batch failed: the instance has no variable {@code batchError}. */
  public AzureBatchProcessAssert hasNoBatchError() {
    stored()
        .find(actual.getId(), AzureBatchVariables.BATCH_ERROR)
        .ifPresent(
            error -> {
              throw failure("to have no variable batchError, but it has " + error);
            });
    return this;
  }

  private Map<String, Object> value(String name) {
    Optional<Map<String, Object>> value = stored().find(actual.getId(), name);
    return value.orElseThrow(
        () ->
            failure(
                "to have the variable '%s', but its variables are %s%s"
                    .formatted(name, stored().names(actual.getId()), incidentsIfAny())));
  }

  private Variables stored() {
    return new Variables(engine);
  }

  /**
   * The instance has an open incident.
   *
   * @param part of the incident's message
   */
  public AzureBatchProcessAssert hasIncident(String part) {
    List<Incident> incidents = incidents();
    if (incidents.stream().noneMatch(incident -> message(incident).contains(part))) {
      throw failure(
          "to have an incident with '%s', but its incidents are%s"
              .formatted(part, lines(incidents.stream().map(Texts::incident).toList())));
    }
    return this;
  }

  /** The instance has no open incident. */
  public AzureBatchProcessAssert hasNoIncident() {
    if (!incidents().isEmpty()) {
      throw failure("to have no incident, but there is" + incidentsIfAny());
    }
    return this;
  }

  private String incidentsIfAny() {
    List<Incident> incidents = incidents();
    return incidents.isEmpty()
        ? ""
        : "; open incidents:" + lines(incidents.stream().map(Texts::incident).toList());
  }

  private List<Incident> incidents() {
    return runtimeService().createIncidentQuery().processInstanceId(actual.getId()).list();
  }

  private static String message(Incident incident) {
    return String.valueOf(incident.getIncidentMessage());
  }

  private AssertionError failure(String expectation) {
    return new AssertionError(
        Texts.withoutSignatures(
            "Expected process instance '%s' %s".formatted(actual.getId(), expectation)));
  }

  private static String lines(List<?> items) {
    return items.isEmpty() ? " nothing" : "\n  " + Texts.joined(items);
  }

  // --- The assertions of camunda-bpm-assert, which go on with those above

  @Override
  public AzureBatchProcessAssert isStarted() {
    super.isStarted();
    return this;
  }

  @Override
  public AzureBatchProcessAssert isActive() {
    super.isActive();
    return this;
  }

  @Override
  public AzureBatchProcessAssert isSuspended() {
    super.isSuspended();
    return this;
  }

  @Override
  public AzureBatchProcessAssert isEnded() {
    super.isEnded();
    return this;
  }

  @Override
  public AzureBatchProcessAssert isNotEnded() {
    super.isNotEnded();
    return this;
  }

  @Override
  public AzureBatchProcessAssert isWaitingAt(String... activityIds) {
    super.isWaitingAt(activityIds);
    return this;
  }

  @Override
  public AzureBatchProcessAssert isWaitingAtExactly(String... activityIds) {
    super.isWaitingAtExactly(activityIds);
    return this;
  }

  @Override
  public AzureBatchProcessAssert isNotWaitingAt(String... activityIds) {
    super.isNotWaitingAt(activityIds);
    return this;
  }

  @Override
  public AzureBatchProcessAssert hasPassed(String... activityIds) {
    super.hasPassed(activityIds);
    return this;
  }

  @Override
  public AzureBatchProcessAssert hasPassedInOrder(String... activityIds) {
    super.hasPassedInOrder(activityIds);
    return this;
  }

  @Override
  public AzureBatchProcessAssert hasNotPassed(String... activityIds) {
    super.hasNotPassed(activityIds);
    return this;
  }

  @Override
  public AzureBatchProcessAssert hasVariables(String... names) {
    super.hasVariables(names);
    return this;
  }
}
