package io.github.azurebatch.camunda.local.impl.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.TaskAssignment;
import io.github.azurebatch.camunda.local.TaskAssignment.NodeTraits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;

/** A task that is given to a node, in the making. */
final class GivenTask {

  private Instant assigned = Instant.now();
  private NodeTraits traits = NodeTraits.LINUX;
  private final Path nodeRoot;
  private final ObjectNode task = new ObjectMapper().createObjectNode();
  private String id = "task-1";

  GivenTask(Path nodeRoot) {
    this.nodeRoot = nodeRoot;
  }

  GivenTask id(String taskId) {
    id = taskId;
    return this;
  }

  GivenTask runs(String commandLine) {
    task.put("commandLine", commandLine);
    return this;
  }

  GivenTask runsInBash(String script) {
    return runs("bash -c '" + script + "'");
  }

  GivenTask with(String environmentVariable, String value) {
    task.withArray("environmentSettings")
        .addObject()
        .put("name", environmentVariable)
        .put("value", value);
    return this;
  }

  GivenTask maxWallClockTime(String duration) {
    task.withObject("/constraints").put("maxWallClockTime", duration);
    return this;
  }

  GivenTask maxTaskRetryCount(int count) {
    task.withObject("/constraints").put("maxTaskRetryCount", count);
    return this;
  }

  GivenTask fetches(String httpUrl, String filePath) {
    resourceFile().put("httpUrl", httpUrl).put("filePath", filePath);
    return this;
  }

  ObjectNode resourceFile() {
    return task.withArray("resourceFiles").addObject();
  }

  GivenTask uploads(String filePattern, String path, String condition, String containerUrl) {
    ObjectNode container = outputFile(filePattern, condition, containerUrl);
    container.put("path", path);
    return this;
  }

  GivenTask uploadsToTheRoot(String filePattern, String containerUrl) {
    outputFile(filePattern, "taskcompletion", containerUrl);
    return this;
  }

  /** The container of a new output file, for more settings. */
  ObjectNode outputFile(String filePattern, String condition, String containerUrl) {
    ObjectNode outputFile = task.withArray("outputFiles").addObject();
    outputFile.put("filePattern", filePattern);
    outputFile.withObject("/uploadOptions").put("uploadCondition", condition);
    return outputFile.withObject("/destination/container").put("containerUrl", containerUrl);
  }

  GivenTask assignedAt(Instant time) {
    assigned = time;
    return this;
  }

  GivenTask on(NodeTraits node) {
    traits = node;
    return this;
  }

  TaskAssignment assigned() {
    return new TaskAssignment(
        "local",
        URI.create("http://127.0.0.1:1"),
        "local",
        "node-1",
        "job-a",
        id,
        assigned,
        nodeRoot,
        traits,
        task);
  }
}
