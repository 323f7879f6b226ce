package io.github.azurebatch.camunda.impl.engine.activity;

import static java.util.Map.entry;

import io.github.azurebatch.camunda.impl.engine.wait.GivenTargets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A variable that an activity reads though none of its inputs names it.
 *
 * @param inputs those with which it is read
 * @param valid what the plugin stores there
 */
record GivenVariable(
    ActivityBean bean, String name, Map<String, Object> inputs, Map<String, Object> valid) {

  private static final Map<String, Object> FILE =
      Map.of(
          "filePattern", "a.txt",
          "account", "default",
          "container", "work",
          "path", "task",
          "uploadCondition", "taskSuccess",
          "required", true);

  private static final Map<String, Object> TASKS =
      Map.ofEntries(
          entry("version", 1),
          entry("account", "default"),
          entry("jobId", "work"),
          entry("taskIdPrefix", "task"),
          entry("count", 2),
          entry("submitted", "2026-01-01T00:00:00Z"),
          entry("lastSubmitted", "2026-01-01T00:00:01Z"),
          entry("sasExpiry", "2026-01-02T00:00:00Z"),
          entry("maxWallClockTime", "PT1H"),
          entry("onCancel", "leave"),
          entry("scope", "instance"),
          entry("outputFiles", List.of(FILE)),
          entry("warnings", List.of("of the files")));

  private static final Map<String, Object> SAS =
      Map.of(
          "version", 1,
          "account", "default",
          "kind", "container",
          "container", "work",
          "permissions", "w",
          "lifetime", "PT1H",
          "accessPolicy", "policy");

  private static final Map<String, Object> CONTAINER =
      Map.of("version", 1, "account", "default", "container", "work", "url", "https://a/work");

  private static final Map<String, Object> POLICIES =
      Map.of(
          "policies", List.of(Map.of("account", "default", "container", "work", "policy", "one")));

  private static final Map<String, Object> SUBMISSION =
      Map.of(
          "key", "camunda-job",
          "taskIdPrefix", "task",
          "count", 2,
          "done", 1,
          "submitted", "2026-01-01T00:00:00Z",
          "lastSubmitted", "2026-01-01T00:00:00Z",
          "sasExpiry", "2026-01-02T00:00:00Z");

  private static final Map<String, Object> UPLOADING =
      Map.of("jobId", "work", "commandLine", "run", "outputFiles", "std*.txt");

  private static final Map<String, Object> BY_IDENTITY =
      Map.of(
          "jobId",
          "work",
          "commandLine",
          "run",
          "outputFiles",
          "std*.txt | identity=" + CompleteInputs.IDENTITY);

  static List<GivenVariable> all() {
    Map<String, Object> job = Map.of("version", 1, "account", "default", "jobId", "work");
    Map<String, Object> task = GivenTargets.submittedTask(GivenTargets.SUBMITTED).toMap();
    task.put("outputFiles", List.of(FILE));
    return List.of(
        new GivenVariable(ActivityBean.CLEAN_UP, "batchJob", Map.of(), job),
        new GivenVariable(ActivityBean.AWAIT_OUTPUTS, "batchTask", Map.of(), task),
        new GivenVariable(ActivityBean.AWAIT_OUTPUTS, "batchTasks", Map.of(), TASKS),
        new GivenVariable(ActivityBean.READ_OUTPUTS, "outputContainer", Map.of(), CONTAINER),
        new GivenVariable(ActivityBean.ISSUE_SAS, "outputContainer", Map.of(), CONTAINER),
        new GivenVariable(ActivityBean.SUBMIT_TASK, "outputContainer", BY_IDENTITY, CONTAINER),
        new GivenVariable(ActivityBean.SUBMIT_TASK, "containerSas", UPLOADING, SAS),
        new GivenVariable(ActivityBean.SUBMIT_TASKS, "containerSas", listOf(UPLOADING), SAS),
        new GivenVariable(
            ActivityBean.SUBMIT_TASKS,
            "azureBatchSubmission",
            listOf(Map.of("jobId", "work", "commandLine", "run", "outputFiles", "none")),
            SUBMISSION),
        new GivenVariable(
            ActivityBean.ISSUE_SAS,
            "azureBatchAccessPolicies",
            Map.of("container", "work", "accessPolicy", "true"),
            POLICIES));
  }

  private static Map<String, Object> listOf(Map<String, Object> inputs) {
    Map<String, Object> list = new HashMap<>(inputs);
    list.put("items", 2);
    return list;
  }
}
