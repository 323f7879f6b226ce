package io.github.azurebatch.camunda.process.database;

import io.github.azurebatch.camunda.process.support.Engines;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanExecutionBuilder;
import org.camunda.bpm.engine.runtime.ModificationBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;

/** What operators do to an instance that waits, at once or by a batch of the engine. */
enum Operation {
  DELETION(
      (engine, instance) ->
          engine.getRuntimeService().deleteProcessInstance(instance.getId(), "not needed"),
      (engine, instance) ->
          engine
              .getRuntimeService()
              .deleteProcessInstancesAsync(List.of(instance.getId()), "not needed")),
  MIGRATION(
      (engine, instance) -> migration(engine, instance).execute(),
      (engine, instance) -> migration(engine, instance).executeAsync()),
  MODIFICATION(
      (engine, instance) -> modification(engine, instance).execute(),
      (engine, instance) -> modification(engine, instance).executeAsync()),
  SUSPENSION(
      (engine, instance) -> engine.getRuntimeService().suspendProcessInstanceById(instance.getId()),
      (engine, instance) ->
          engine
              .getRuntimeService()
              .updateProcessInstanceSuspensionState()
              .byProcessInstanceIds(instance.getId())
              .suspendAsync()),
  RETRIES(
      (engine, instance) -> {
        ExternalTask wait = wait(engine, instance);
        if (wait != null) {
          engine.getExternalTaskService().setRetries(wait.getId(), 5);
        }
      },
      (engine, instance) ->
          engine.getExternalTaskService().setRetriesAsync(waitIds(engine, instance), null, 5)),
  VARIABLES(
      (engine, instance) -> engine.getRuntimeService().setVariables(instance.getId(), variables()),
      (engine, instance) ->
          engine.getRuntimeService().setVariablesAsync(List.of(instance.getId()), variables()));

  private final BiConsumer<ProcessEngine, ProcessInstance> atOnce;
  private final BiFunction<ProcessEngine, ProcessInstance, Batch> asBatch;

  Operation(
      BiConsumer<ProcessEngine, ProcessInstance> atOnce,
      BiFunction<ProcessEngine, ProcessInstance, Batch> asBatch) {
    this.atOnce = atOnce;
    this.asBatch = asBatch;
  }

  void atOnce(ProcessEngine engine, ProcessInstance instance) {
    atOnce.accept(engine, instance);
  }

  /** Begins it; its Camunda jobs are the caller's. */
  Batch asBatch(ProcessEngine engine, ProcessInstance instance) {
    return asBatch.apply(engine, instance);
  }

  private static MigrationPlanExecutionBuilder migration(
      ProcessEngine engine, ProcessInstance instance) {
    return Engines.migration(engine, instance, MigrationPlanBuilder::mapEqualActivities);
  }

  private static ModificationBuilder modification(ProcessEngine engine, ProcessInstance instance) {
    return engine
        .getRuntimeService()
        .createModification(instance.getProcessDefinitionId())
        .cancelAllForActivity("await")
        .startBeforeActivity("submit")
        .processInstanceIds(instance.getId());
  }

  private static @Nullable ExternalTask wait(ProcessEngine engine, ProcessInstance instance) {
    return engine
        .getExternalTaskService()
        .createExternalTaskQuery()
        .processInstanceId(instance.getId())
        .singleResult();
  }

  private static List<String> waitIds(ProcessEngine engine, ProcessInstance instance) {
    return engine
        .getExternalTaskService()
        .createExternalTaskQuery()
        .processInstanceId(instance.getId())
        .list()
        .stream()
        .map(ExternalTask::getId)
        .toList();
  }

  /** One that the wait sets as well. */
  private static Map<String, Object> variables() {
    return Map.of("outputs", "mine", "note", "seen");
  }
}
