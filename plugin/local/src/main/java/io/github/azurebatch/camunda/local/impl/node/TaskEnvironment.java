package io.github.azurebatch.camunda.local.impl.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurebatch.camunda.local.TaskAssignment;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The environment variables of a task: few of the host's, the task's own, those of Azure Batch. A
 * later one takes the place of an earlier one: by its directory the processes of a task are found.
 *
 * <p>All other variables of the host are withheld: they may hold credentials of its user.
 */
final class TaskEnvironment {

  /** The variable that has the task's directory. */
  static final String DIRECTORY = "AZ_BATCH_TASK_DIR";

  private static final Set<String> OF_THE_HOST =
      Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR");
  private static final Set<String> OF_A_WINDOWS_HOST =
      Set.of("Path", "PATHEXT", "SystemRoot", "ComSpec", "TEMP", "TMP");

  private TaskEnvironment() {}

  static Map<String, String> of(TaskAssignment assignment) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.putAll(System.getenv());
    environment.keySet().removeIf(name -> !isOfTheHost(name));
    for (JsonNode setting : assignment.task().path("environmentSettings")) {
      environment.put(setting.path("name").asText(), setting.path("value").asText(""));
    }
    environment.putAll(identity(assignment));
    environment.putAll(directories(assignment));
    return environment;
  }

  private static boolean isOfTheHost(String name) {
    return OF_THE_HOST.contains(name) || OF_A_WINDOWS_HOST.contains(name);
  }

  private static Map<String, String> identity(TaskAssignment assignment) {
    return Map.of(
        "AZ_BATCH_ACCOUNT_NAME", assignment.accountName(),
        "AZ_BATCH_ACCOUNT_URL", assignment.accountUrl().toString(),
        "AZ_BATCH_POOL_ID", assignment.poolId(),
        "AZ_BATCH_NODE_ID", assignment.nodeId(),
        "AZ_BATCH_NODE_IS_DEDICATED", String.valueOf(assignment.traits().isDedicated()),
        "AZ_BATCH_JOB_ID", assignment.jobId(),
        "AZ_BATCH_TASK_ID", assignment.taskId());
  }

  private static Map<String, String> directories(TaskAssignment assignment) {
    Path root = assignment.nodeRoot().toAbsolutePath().normalize();
    Path task = assignment.taskDirectory().toAbsolutePath().normalize();
    return Map.of(
        "AZ_BATCH_NODE_ROOT_DIR",
        root.toString(),
        "AZ_BATCH_NODE_SHARED_DIR",
        root.resolve("shared").toString(),
        "AZ_BATCH_NODE_STARTUP_DIR",
        root.resolve("startup").toString(),
        "AZ_BATCH_NODE_MOUNTS_DIR",
        root.resolve("fsmounts").toString(),
        DIRECTORY,
        task.toString(),
        "AZ_BATCH_TASK_WORKING_DIR",
        task.resolve("wd").toString(),
        "AZ_BATCH_CERTIFICATES_DIR",
        task.resolve("certs").toString());
  }
}
