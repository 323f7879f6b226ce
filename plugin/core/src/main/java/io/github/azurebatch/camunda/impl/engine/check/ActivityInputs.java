package io.github.azurebatch.camunda.impl.engine.check;

import static io.github.azurebatch.camunda.impl.engine.check.ActivityInput.optional;
import static io.github.azurebatch.camunda.impl.engine.check.ActivityInput.required;
import static io.github.azurebatch.camunda.impl.engine.check.InputForm.ANY;

import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which inputs each activity takes.
 *
 * @param all in the order of the modellers' page
 */
public record ActivityInputs(List<ActivityInput> all) {

  private static final List<ActivityInput> OF_EVERY_ACTIVITY =
      List.of(
          optional(AzureBatchInputs.RESULT_VARIABLE, Forms.VARIABLE_NAME),
          optional(AzureBatchInputs.ACCOUNT, ANY));

  private static final List<ActivityInput> CREATE_JOB =
      List.of(
          required(AzureBatchInputs.JOB_ID, Forms.JOB_ID),
          optional(AzureBatchInputs.POOL_ID, Forms.POOL_ID),
          optional(AzureBatchInputs.AUTO_POOL, Forms.OBJECT),
          optional(AzureBatchInputs.USES_TASK_DEPENDENCIES, Forms.FLAG, "false"),
          optional(AzureBatchInputs.PRIORITY, Forms.NUMBER, "0"),
          optional(AzureBatchInputs.MAX_PARALLEL_TASKS, Forms.NUMBER),
          optional(AzureBatchInputs.MAX_WALL_CLOCK_TIME, Forms.DURATION),
          optional(AzureBatchInputs.MAX_TASK_RETRY_COUNT, Forms.NUMBER),
          optional(AzureBatchInputs.ENVIRONMENT, Forms.NAMED_VALUES),
          optional(AzureBatchInputs.METADATA, Forms.NAMED_VALUES),
          optional(AzureBatchInputs.ON_TASK_FAILURE, Forms.ON_TASK_FAILURE, "noaction"),
          optional(AzureBatchInputs.JOB_MANAGER_TASK, Forms.OBJECT),
          optional(AzureBatchInputs.ON_ALL_TASKS_COMPLETE, Forms.ON_ALL_TASKS_COMPLETE, "noaction"),
          optional(AzureBatchInputs.DISPLAY_NAME, Forms.DISPLAY_NAME),
          optional(AzureBatchInputs.ALLOW_TASK_PREEMPTION, Forms.FLAG),
          optional(AzureBatchInputs.NETWORK_CONFIGURATION, Forms.OBJECT));

  private static final List<ActivityInput> CREATE_CONTAINER =
      List.of(
          optional(AzureBatchInputs.CONTAINER, Forms.CONTAINER),
          optional(AzureBatchInputs.JOB_ID, Forms.JOB_ID));

  private static final List<ActivityInput> ISSUE_SAS =
      List.of(
          optional(AzureBatchInputs.CONTAINER, Forms.CONTAINER),
          optional(AzureBatchInputs.PERMISSIONS, Forms.PERMISSIONS, "w"),
          optional(AzureBatchInputs.LIFETIME, Forms.LIFETIME, "P1D"),
          optional(AzureBatchInputs.ACCESS_POLICY, Forms.FLAG, "false"));

  private static final List<ActivityInput> SUBMIT_TASK =
      List.of(
          required(AzureBatchInputs.JOB_ID, Forms.JOB_ID),
          optional(AzureBatchInputs.TASK_ID, Forms.TASK_ID),
          required(AzureBatchInputs.COMMAND_LINE, ANY),
          optional(AzureBatchInputs.OUTPUT_FILES, Forms.OUTPUT_FILES),
          optional(AzureBatchInputs.SAS, ANY),
          optional(AzureBatchInputs.CONTAINER, Forms.CONTAINER),
          optional(AzureBatchInputs.RESOURCE_FILES, ANY),
          optional(AzureBatchInputs.ENVIRONMENT, Forms.NAMED_VALUES),
          optional(AzureBatchInputs.MAX_WALL_CLOCK_TIME, Forms.DURATION),
          optional(AzureBatchInputs.MAX_TASK_RETRY_COUNT, Forms.NUMBER),
          optional(AzureBatchInputs.ON_CANCEL, Forms.ON_CANCEL),
          optional(AzureBatchInputs.QUEUE_ALLOWANCE, Forms.DURATION),
          optional(AzureBatchInputs.RETENTION_TIME, Forms.DURATION),
          optional(AzureBatchInputs.ON_ALL_TASKS_COMPLETE, Forms.ON_ALL_TASKS_COMPLETE, "noaction"),
          optional(AzureBatchInputs.CONTAINER_SETTINGS, Forms.OBJECT),
          optional(AzureBatchInputs.USER_IDENTITY, Forms.USER_IDENTITY),
          optional(AzureBatchInputs.APPLICATION_PACKAGE_REFERENCES, Forms.PACKAGES),
          optional(AzureBatchInputs.DEPENDS_ON, Forms.DEPENDENCIES),
          optional(AzureBatchInputs.EXIT_CONDITIONS, Forms.OBJECT),
          optional(AzureBatchInputs.REQUIRED_SLOTS, Forms.NUMBER, "1"),
          optional(AzureBatchInputs.DISPLAY_NAME, Forms.DISPLAY_NAME),
          optional(AzureBatchInputs.AFFINITY_INFO, Forms.OBJECT),
          optional(AzureBatchInputs.AUTHENTICATION_TOKEN_SETTINGS, Forms.OBJECT));

  /** Those of a list that are filled for each item, and are no plain text. */
  private static final Set<String> FILLED =
      Set.of(AzureBatchInputs.OUTPUT_FILES, AzureBatchInputs.ENVIRONMENT);

  private static final List<ActivityInput> ITEMS = List.of(required(AzureBatchInputs.ITEMS, ANY));

  private static final List<ActivityInput> HOW_TO_AWAIT =
      List.of(
          optional(AzureBatchInputs.REQUIRED, ANY),
          optional(AzureBatchInputs.INLINE, ANY),
          optional(AzureBatchInputs.TIMEOUT, Forms.DURATION),
          optional(AzureBatchInputs.TERMINATE_ON_TIMEOUT, Forms.FLAG, "true"),
          optional(AzureBatchInputs.UPLOAD_DETAILS, Forms.FLAG, "false"),
          optional(AzureBatchInputs.ON_SAS_EXPIRY, Forms.ON_SAS_EXPIRY, "report"));

  private static final List<ActivityInput> WHAT_TO_AWAIT =
      List.of(
          optional(AzureBatchInputs.TASK, ANY),
          optional(AzureBatchInputs.JOB_ID, Forms.JOB_ID),
          optional(AzureBatchInputs.TASK_ID, Forms.TASK_ID),
          optional(AzureBatchInputs.AWAIT, Forms.AWAIT, "all"),
          optional(AzureBatchInputs.ON_CANCEL, Forms.ON_CANCEL),
          optional(AzureBatchInputs.ALLOWED_FAILURES, Forms.COUNT, "0"),
          optional(AzureBatchInputs.TERMINATE_OTHERS, Forms.FLAG, "false"));

  private static final List<ActivityInput> LIFETIME =
      List.of(optional(AzureBatchInputs.LIFETIME, Forms.LIFETIME, "P1D"));

  private static final List<ActivityInput> READ_OUTPUTS =
      List.of(
          optional(AzureBatchInputs.JOB_ID, Forms.JOB_OF_OUTPUTS),
          optional(AzureBatchInputs.CONTAINER, Forms.CONTAINER),
          optional(AzureBatchInputs.TASK, ANY),
          optional(AzureBatchInputs.TASK_ID, Forms.TASK_ID),
          optional(AzureBatchInputs.KIND, ANY),
          optional(AzureBatchInputs.REQUIRED, ANY),
          optional(AzureBatchInputs.INLINE, ANY));

  private static final List<ActivityInput> CLEAN_UP =
      List.of(
          optional(AzureBatchInputs.JOB_ID, Forms.JOB_ID),
          optional(AzureBatchInputs.TASK, ANY),
          optional(AzureBatchInputs.TERMINATE_JOB, Forms.FLAG),
          optional(AzureBatchInputs.DELETE_JOB, Forms.FLAG, "false"),
          optional(AzureBatchInputs.DELETE_BLOBS, Forms.FLAG, "false"),
          optional(AzureBatchInputs.FILES, ANY),
          optional(AzureBatchInputs.DELETE_CONTAINER, Forms.CONTAINER));

  public static ActivityInputs of(ActivityBean bean) {
    return switch (bean) {
      case CREATE_JOB -> all(List.of(CREATE_JOB));
      case CREATE_CONTAINER -> all(List.of(CREATE_CONTAINER));
      case ISSUE_SAS -> all(List.of(ISSUE_SAS));
      case SUBMIT_TASK -> all(List.of(SUBMIT_TASK));
      case SUBMIT_TASKS -> all(List.of(SUBMIT_TASK, ITEMS)).withPlaceholders();
      case AWAIT_OUTPUTS -> all(List.of(WHAT_TO_AWAIT, HOW_TO_AWAIT));
      case RUN_TASK ->
          all(List.of(SUBMIT_TASK, LIFETIME, HOW_TO_AWAIT)).without(AzureBatchInputs.SAS);
      case CLEAN_UP -> all(List.of(CLEAN_UP));
      case READ_OUTPUTS -> all(List.of(READ_OUTPUTS));
    };
  }

  private static ActivityInputs all(List<List<ActivityInput>> parts) {
    return new ActivityInputs(
        Stream.concat(parts.stream(), Stream.of(OF_EVERY_ACTIVITY)).flatMap(List::stream).toList());
  }

  private ActivityInputs withPlaceholders() {
    return new ActivityInputs(
        all.stream()
            .map(input -> FILLED.contains(input.name()) ? input.orPlaceholderFirst() : input)
            .toList());
  }

  private ActivityInputs without(String name) {
    return new ActivityInputs(all.stream().filter(input -> !input.name().equals(name)).toList());
  }

  public Optional<ActivityInput> find(String name) {
    return all.stream().filter(input -> input.name().equals(name)).findFirst();
  }

  public List<String> names() {
    return all.stream().map(ActivityInput::name).toList();
  }

  /** Those that must be given. */
  public Stream<String> needed() {
    return all.stream().filter(ActivityInput::isRequired).map(ActivityInput::name);
  }
}
