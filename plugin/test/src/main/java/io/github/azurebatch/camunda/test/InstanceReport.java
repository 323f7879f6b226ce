package io.github.azurebatch.camunda.test;

import io.github.azurebatch.camunda.model.AzureBatchVariables;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;

/** A process instance: its path, and what it has left undone. */
record InstanceReport(ProcessEngine engine, HistoricProcessInstance instance) {

  private static final Set<String> NAMES =
      Set.of(
          AzureBatchVariables.BATCH_JOB,
          AzureBatchVariables.OUTPUT_CONTAINER,
          AzureBatchVariables.CONTAINER_SAS,
          AzureBatchVariables.BATCH_TASK,
          AzureBatchVariables.BATCH_TASKS,
          AzureBatchVariables.OUTPUTS,
          AzureBatchVariables.BATCH_ERROR,
          AzureBatchVariables.BATCH_CLEAN_UP,
          AzureBatchVariables.BATCH_WAITING);

  Stream<String> lines() {
    return Stream.of(
            Stream.of("", header()),
            section("Path", path()),
            section("Incidents", incidents()),
            section("Camunda jobs", jobs()),
            section("Waits", new OpenWaits(engine).of(id()).stream().map(OpenWait::toString)),
            section("Variables", variables()))
        .flatMap(lines -> lines);
  }

  private String header() {
    return "Process instance '%s' of '%s': %s"
        .formatted(
            id(), instance.getProcessDefinitionKey(), instance.getState().toLowerCase(Locale.ROOT));
  }

  /** Nothing where there is nothing to say. */
  private static Stream<String> section(String title, Stream<String> lines) {
    List<String> all = lines.map(line -> "    " + line).toList();
    return all.isEmpty() ? Stream.of() : Stream.concat(Stream.of("  " + title), all.stream());
  }

  private Stream<String> path() {
    return engine
        .getHistoryService()
        .createHistoricActivityInstanceQuery()
        .processInstanceId(id())
        .orderPartiallyByOccurrence()
        .asc()
        .list()
        .stream()
        .map(InstanceReport::step);
  }

  private static String step(HistoricActivityInstance activity) {
    return "%s  %-30s %s"
        .formatted(
            Texts.time(activity.getStartTime()),
            "%s (%s)".formatted(activity.getActivityId(), activity.getActivityType()),
            ending(activity));
  }

  private static String ending(HistoricActivityInstance activity) {
    if (activity.getEndTime() == null) {
      return "<- here";
    }
    return (activity.isCanceled() ? "cancelled after " : "")
        + activity.getDurationInMillis()
        + " ms";
  }

  private Stream<String> incidents() {
    return engine.getRuntimeService().createIncidentQuery().processInstanceId(id()).list().stream()
        .map(incident -> Texts.abbreviated(Texts.incident(incident)));
  }

  /** Those without retries have an incident, which is shown above. */
  private Stream<String> jobs() {
    return engine
        .getManagementService()
        .createJobQuery()
        .processInstanceId(id())
        .withRetriesLeft()
        .list()
        .stream()
        .map(this::job);
  }

  private String job(Job job) {
    return "%s, retries left: %d, due: %s%s"
        .formatted(
            activityOf(job),
            job.getRetries(),
            job.getDuedate() == null ? "now" : job.getDuedate().toInstant(),
            job.getExceptionMessage() == null
                ? ""
                : ", failed: " + Texts.abbreviated(job.getExceptionMessage()));
  }

  private String activityOf(Job job) {
    return engine
        .getManagementService()
        .createJobDefinitionQuery()
        .jobDefinitionId(job.getJobDefinitionId())
        .list()
        .stream()
        .map(JobDefinition::getActivityId)
        .findFirst()
        .orElse("(no activity)");
  }

  private Stream<String> variables() {
    return engine
        .getHistoryService()
        .createHistoricVariableInstanceQuery()
        .processInstanceId(id())
        .orderByVariableName()
        .asc()
        .list()
        .stream()
        .filter(InstanceReport::isOfThePlugin)
        .map(variable -> variable.getName() + " = " + Texts.value(variable.getValue()));
  }

  /** By its name or, where the model gave it another one, by the version that all of them have. */
  private static boolean isOfThePlugin(HistoricVariableInstance variable) {
    return NAMES.contains(variable.getName())
        || (variable.getValue() instanceof Map<?, ?> map && map.containsKey("version"));
  }

  private String id() {
    return instance.getId();
  }
}
