package io.github.azurebatch.camunda.impl.engine.activity;

import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Inputs of each activity with which nothing is missing, and one that is tried among them. */
public final class CompleteInputs {

  private static final Map<String, Object> SAS =
      Map.of("account", "default", "container", "work", "permissions", "w", "lifetime", "auto");

  private static final Map<String, Object> TASKS =
      Map.of(
          "account", "default",
          "jobId", "work",
          "taskIdPrefix", "task",
          "count", 2,
          "submitted", "2026-01-01T00:00:00Z",
          "onCancel", "leave",
          "outputFiles", List.of());

  /** Those that only go with tasks of an earlier activity. */
  private static final Set<String> OF_EARLIER =
      Set.of(
          AzureBatchInputs.AWAIT,
          AzureBatchInputs.ALLOWED_FAILURES,
          AzureBatchInputs.TERMINATE_OTHERS,
          AzureBatchInputs.TASK);

  /** Of the pool of {@link GivenActivities}. */
  static final String IDENTITY =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i";

  private CompleteInputs() {}

  /** All inputs that there are, in order. */
  public static List<String> names() {
    return Arrays.stream(AzureBatchInputs.class.getFields())
        .map(CompleteInputs::name)
        .sorted()
        .toList();
  }

  private static String name(Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError("public fields can be read", e);
    }
  }

  public static Map<String, @Nullable Object> of(
      ActivityBean bean, String input, @Nullable Object value) {
    Map<String, @Nullable Object> inputs =
        new HashMap<>(
            switch (bean) {
              case CREATE_JOB -> job(input);
              case CREATE_CONTAINER, ISSUE_SAS -> container(input);
              case SUBMIT_TASK -> task("run", input);
              case RUN_TASK -> own(input);
              case SUBMIT_TASKS -> list(input);
              case AWAIT_OUTPUTS -> awaited(input);
              case CLEAN_UP -> cleaned(input);
              case READ_OUTPUTS -> read(input);
            });
    inputs.put(input, value);
    inputs.values().removeIf(given -> given == null);
    return inputs;
  }

  private static Map<String, Object> job(String input) {
    return input.equals(AzureBatchInputs.AUTO_POOL)
        ? Map.of("jobId", "work")
        : Map.of("jobId", "work", "poolId", "pool");
  }

  private static Map<String, Object> container(String input) {
    return input.equals(AzureBatchInputs.JOB_ID) ? Map.of() : Map.of("container", "work");
  }

  private static Map<String, Object> task(String commandLine, String input) {
    Map<String, Object> task = new HashMap<>(Map.of("jobId", "work", "commandLine", commandLine));
    if (input.equals(AzureBatchInputs.CONTAINER)) {
      task.put("outputFiles", "std*.txt | identity=" + IDENTITY);
    } else if (input.equals(AzureBatchInputs.OUTPUT_FILES) || input.equals(AzureBatchInputs.SAS)) {
      task.put("sas", SAS);
      task.put("outputFiles", "std*.txt");
    } else {
      task.put("outputFiles", "none");
    }
    return task;
  }

  private static Map<String, Object> own(String input) {
    Map<String, Object> task = new HashMap<>(task("run", input));
    task.remove("sas");
    task.put("outputFiles", "std*.txt");
    task.putAll(container(input));
    return task;
  }

  private static Map<String, Object> list(String input) {
    Map<String, Object> task = task("run {item.a}", input);
    task.put("items", List.of(Map.of("a", "x"), Map.of("a", 1)));
    return task;
  }

  private static Map<String, Object> awaited(String input) {
    if (input.equals(AzureBatchInputs.ON_CANCEL)) {
      return Map.of("await", "job", "jobId", "work");
    }
    return OF_EARLIER.contains(input)
        ? Map.of("task", TASKS)
        : Map.of("jobId", "work", "taskId", "task");
  }

  private static Map<String, Object> cleaned(String input) {
    return input.equals(AzureBatchInputs.TASK) ? Map.of() : Map.of("jobId", "work");
  }

  private static Map<String, Object> read(String input) {
    if (input.equals(AzureBatchInputs.TASK)) {
      return Map.of();
    }
    return input.equals(AzureBatchInputs.CONTAINER)
        ? Map.of("container", "work")
        : Map.of("jobId", "work");
  }
}
