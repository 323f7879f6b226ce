package io.github.azurebatch.camunda.modeler;

import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.local.TaskScript;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A process that someone draws with templates.
 *
 * @param steps in their order
 */
record Scenario(String key, List<Step> steps) {

  private static final String IDENTITY =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/writer";

  private static final String WRITE = "/bin/bash -c \"echo 42 > report.csv\"";
  private static final String AUTO_POOL =
      """
      {"poolLifetimeOption": "job", "pool": {"vmSize": "standard_d2s_v3", "targetDedicatedNodes": 1,
        "virtualMachineConfiguration": {"nodeAgentSKUId": "batch.node.ubuntu 24.04",
          "imageReference": {"publisher": "canonical", "offer": "ubuntu-24_04-lts", "sku": "server"}}}}""";

  /**
   * A task of the diagram.
   *
   * @param template the name in the list
   * @param typed what is typed, or chosen, by the label of the field
   */
  record Step(String template, Map<String, String> typed) {

    private static Step of(String template, String... typed) {
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < typed.length; i += 2) {
        values.put(typed[i], typed[i + 1]);
      }
      return new Step("Azure Batch: " + template, values);
    }
  }

  private static Scenario of(String key, Step... steps) {
    return new Scenario(key, List.of(steps));
  }

  static Stream<Scenario> all() {
    return Stream.of(
        of(
            "four-steps",
            Step.of("create a job", "Job id", "${jobId}", "Pool id", "local", "Priority", "5"),
            Step.of("create a container", "Container", "${jobId}"),
            Step.of("allow uploads (SAS)", "Lifetime", "PT12H"),
            Step.of(
                "submit a task",
                "Task id",
                "report",
                "Command line",
                WRITE,
                "Output files",
                "report.csv -> final/report.csv | tasksuccess | required",
                "Environment",
                "REGION=north",
                "When cancelled",
                "leave"),
            Step.of("await a task", "Timeout", "PT1H", "Read into variables", "final/report.csv"),
            Step.of("read outputs of a container", "Required outputs", "final/report.csv"),
            Step.of("clean up a job", "Delete the job", "true")),
        of(
            "file-conventions",
            Step.of("create a job", "Job id", "${jobId}", "Pool id", "local"),
            Step.of("create the container of a job"),
            Step.of("allow uploads (SAS)", "Permissions", "rw"),
            Step.of(
                "submit a task (File Conventions)",
                "Command line",
                WRITE,
                "Output files",
                "report.csv | kind=TaskOutput | required"),
            Step.of("await a task"),
            Step.of(
                "read outputs of a job", "Kinds", "TaskOutput", "Required outputs", "**report.csv"),
            Step.of("read outputs of a task", "Required outputs", "$TaskOutput/report.csv"),
            Step.of("clean up a task", "Delete its blobs", "true")),
        of(
            "list",
            Step.of("create a job", "Job id", "${jobId}", "Pool id", "local"),
            Step.of("create the container of a job"),
            Step.of("allow uploads (SAS)"),
            Step.of(
                "submit a task for each item",
                "Items",
                "3",
                "Command line",
                WRITE,
                "Output files",
                "report.csv -> {item}.csv"),
            Step.of(
                "await a list of tasks",
                "Await",
                "any",
                "Terminate the others",
                "true",
                "Allowed failures",
                "1"),
            Step.of("clean up a job")),
        of(
            "identity",
            Step.of("create a job", "Job id", "${jobId}", "Pool id", "with-identity"),
            Step.of("create a container", "Container", "${jobId}"),
            Step.of(
                "submit a task (managed identity)",
                "Command line",
                WRITE,
                "Output files",
                "report.csv | required | identity=" + IDENTITY),
            Step.of("await a task", "Required outputs", "report.csv")),
        of(
            "auto-pool",
            Step.of("create a job with an auto pool", "Job id", "${jobId}", "Auto pool", AUTO_POOL),
            Step.of(
                "run a task",
                "Command line",
                WRITE,
                "Output files",
                "report.csv | required",
                "Lifetime",
                "PT6H",
                "When signatures expire",
                "resubmit")),
        of(
            "job-manager",
            Step.of(
                "create a job with manager task",
                "Job id",
                "${jobId}",
                "Pool id",
                "local",
                "Job manager task",
                "{\"taskId\": \"manager\", \"commandLine\": \"/bin/true\", \"outputFiles\": \"none\"}",
                "When all tasks have completed",
                "terminatejob"),
            Step.of("await a job", "When cancelled", "terminate"),
            Step.of("await a task by its id", "Job id", "${jobId}", "Task id", "manager")));
  }

  /** Pools and tasks as the scenarios expect them. */
  static void prepare(AzureBatchExtension azure) {
    azure.batch().pools().add(PoolSettings.linux("with-identity").identity(IDENTITY));
    azure.script(TaskScript.forTask("*").file("report.csv", "42"));
  }

  /** What a process is started with: an Azure Batch job of its own. */
  static Map<String, Object> variables() {
    return Map.of("jobId", "drawn-" + UUID.randomUUID().toString().substring(0, 8));
  }

  @Override
  public String toString() {
    return key;
  }
}
