package io.github.azurebatch.camunda.process.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Azure Batch tasks that the service has added, whether they ever ran or not.
 *
 * @param times how many tasks with each command line
 */
record AddedTasks(Map<String, Integer> times) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CREATED = 201;
  private static final int OK = 200;

  AddedTasks() {
    this(new ConcurrentHashMap<>());
  }

  int of(String commandLine) {
    return times.getOrDefault(commandLine, 0);
  }

  /**
   * Notes what a request has added.
   *
   * @param operation as {@link RestOperation} names it; others add no task
   */
  void note(String operation, byte[] request, int status, byte[] answer) throws IOException {
    if (operation.equals("Add Task") && status == CREATED) {
      note(JSON.readTree(request));
    } else if (operation.equals("Add Task Collection") && status == OK) {
      Set<String> added = new HashSet<>();
      for (JsonNode result : JSON.readTree(answer).path("value")) {
        if (result.path("status").asText().equalsIgnoreCase("success")) {
          added.add(result.path("taskId").asText());
        }
      }
      for (JsonNode task : JSON.readTree(request).path("value")) {
        if (added.contains(task.path("id").asText())) {
          note(task);
        }
      }
    }
  }

  private void note(JsonNode task) {
    times.merge(task.path("commandLine").asText(), 1, Integer::sum);
  }
}
