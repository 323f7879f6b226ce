package io.github.azurebatch.camunda.impl.engine.submit;

import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.sdk.model.RestFields;
import io.github.azurebatch.camunda.impl.batch.task.TaskOptions;
import io.github.azurebatch.camunda.impl.engine.data.PlainText;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.input.RestForms;
import io.github.azurebatch.camunda.impl.engine.secret.SecretPlaces;
import io.github.azurebatch.camunda.impl.engine.secret.Secrets;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads how a task runs: the REST API's fields as JSON text or maps, some of them in a shorter form
 * as well.
 */
public final class TaskOptionsReader {

  private static final String REGISTRY = "registry";
  private static final String PASSWORD = "password";

  /** Inputs that tasks and job manager tasks have, and how their short forms are read. */
  private static final Map<String, Function<Object, Object>> OF_EVERY_TASK =
      Map.of(
          AzureBatchInputs.DISPLAY_NAME, RestForms::displayName,
          AzureBatchInputs.REQUIRED_SLOTS, RestForms::number,
          AzureBatchInputs.USER_IDENTITY, RestForms::userIdentity,
          AzureBatchInputs.APPLICATION_PACKAGE_REFERENCES, RestForms::applicationPackages,
          AzureBatchInputs.AUTHENTICATION_TOKEN_SETTINGS, RestForms::object);

  /** Inputs of tasks that are submitted to a job, but not of job manager tasks. */
  private static final Map<String, Function<Object, Object>> OF_SUBMITTED_TASKS =
      Map.of(
          AzureBatchInputs.AFFINITY_INFO, RestForms::object,
          AzureBatchInputs.DEPENDS_ON, RestForms::dependencies,
          AzureBatchInputs.EXIT_CONDITIONS, RestForms::object);

  /** The inputs of a task that the input {@code jobManagerTask} may have. */
  public static final Set<String> OF_A_JOB_MANAGER =
      Stream.of(
              Stream.of(
                  AzureBatchInputs.TASK_ID,
                  AzureBatchInputs.COMMAND_LINE,
                  AzureBatchInputs.OUTPUT_FILES,
                  AzureBatchInputs.CONTAINER,
                  AzureBatchInputs.SAS,
                  AzureBatchInputs.RESOURCE_FILES,
                  AzureBatchInputs.ENVIRONMENT,
                  AzureBatchInputs.MAX_WALL_CLOCK_TIME,
                  AzureBatchInputs.MAX_TASK_RETRY_COUNT,
                  AzureBatchInputs.RETENTION_TIME,
                  AzureBatchInputs.ON_CANCEL,
                  AzureBatchInputs.QUEUE_ALLOWANCE,
                  AzureBatchInputs.CONTAINER_SETTINGS),
              OF_EVERY_TASK.keySet().stream())
          .flatMap(Function.identity())
          .collect(Collectors.toUnmodifiableSet());

  private final Secrets secrets;

  TaskOptionsReader(Secrets secrets) {
    this.secrets = secrets;
  }

  /** The options of a task that is submitted to a job. */
  TaskOptions ofSubmittedTask(Inputs inputs) {
    Map<String, Object> fields = new LinkedHashMap<>();
    OF_SUBMITTED_TASKS.forEach((name, form) -> read(inputs, name, form, fields));
    return withCommon(inputs, fields);
  }

  /** The options of a job manager task. */
  TaskOptions ofJobManager(Inputs inputs) {
    return withCommon(inputs, new LinkedHashMap<>());
  }

  private TaskOptions withCommon(Inputs inputs, Map<String, Object> fields) {
    OF_EVERY_TASK.forEach((name, form) -> read(inputs, name, form, fields));
    read(inputs, AzureBatchInputs.CONTAINER_SETTINGS, TaskOptionsReader::container, fields);
    return new TaskOptions(fields, registryPassword(inputs));
  }

  private static void read(
      Inputs inputs, String name, Function<Object, Object> form, Map<String, Object> fields) {
    Object value = inputs.value(name);
    if (value != null) {
      fields.put(name, inputs.checked(name, value, given -> checked(name, form.apply(given))));
    }
  }

  private static Object checked(String name, Object value) {
    RestFields.checkTask(name, value);
    return value;
  }

  /** The object of the REST API, without the field that names the secret of the password. */
  private static Object container(Object value) {
    Map<String, Object> settings = new LinkedHashMap<>(RestForms.object(value));
    if (settings.get(REGISTRY) instanceof Map<?, ?> given) {
      if (given.containsKey(PASSWORD)) {
        throw new InvalidInputException(
            "'registry.password' would be stored with the model and the process: configure it as a secret, and name that in 'registry.passwordSecret'");
      }
      Map<Object, Object> registry = new LinkedHashMap<>(given);
      registry.remove(SecretPlaces.PASSWORD_SECRET);
      settings.put(REGISTRY, registry);
    }
    return settings;
  }

  private @Nullable Secret registryPassword(Inputs inputs) {
    Object value = inputs.value(AzureBatchInputs.CONTAINER_SETTINGS);
    if (value == null || !(RestForms.object(value).get(REGISTRY) instanceof Map<?, ?> registry)) {
      return null;
    }
    Object name = registry.get(SecretPlaces.PASSWORD_SECRET);
    return name == null
        ? null
        : inputs.checked(
            AzureBatchInputs.CONTAINER_SETTINGS,
            name,
            given ->
                secrets.get(
                    PlainText.of(given), inputs.ownSecrets(AzureBatchInputs.CONTAINER_SETTINGS)));
  }
}
