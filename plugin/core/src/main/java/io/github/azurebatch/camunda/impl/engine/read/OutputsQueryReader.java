package io.github.azurebatch.camunda.impl.engine.read;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.PlainText;
import io.github.azurebatch.camunda.impl.engine.input.InlineInput;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.OutputsQuery;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.OutputsSource;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.OutputsSource.InContainer;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.OutputsSource.OfTask;
import io.github.azurebatch.camunda.impl.engine.variable.OutputContainer;
import io.github.azurebatch.camunda.impl.engine.variable.task.GivenTasks;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import io.github.azurebatch.camunda.impl.storage.ContainerName;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of the activity that reads outputs back. */
final class OutputsQueryReader {

  private static final List<String> PLACES =
      List.of(
          AzureBatchInputs.CONTAINER,
          AzureBatchInputs.JOB_ID,
          AzureBatchInputs.TASK_ID,
          AzureBatchInputs.ACCOUNT);

  private final Inputs inputs;

  OutputsQueryReader(Inputs inputs) {
    this.inputs = inputs;
  }

  OutputsQuery read() {
    return new OutputsQuery(
        source(),
        inputs.checked(
            AzureBatchInputs.KIND, inputs.texts(AzureBatchInputs.KIND), OutputsQueryReader::kinds),
        inputs.texts(AzureBatchInputs.REQUIRED),
        InlineInput.read(inputs));
  }

  private OutputsSource source() {
    Object task = inputs.value(AzureBatchInputs.TASK);
    if (task != null) {
      return ofTask(task);
    }
    String taskId =
        inputs.value(AzureBatchInputs.TASK_ID) == null
            ? null
            : inputs.batchId(AzureBatchInputs.TASK_ID);
    Object container = container();
    if (container instanceof Map<?, ?> map) {
      return inputs.checked(AzureBatchInputs.CONTAINER, map, given -> inContainer(given, taskId));
    }
    return inNamedContainer(container, taskId);
  }

  /** The container that is named or, without one, the container of the job. */
  private InContainer inNamedContainer(@Nullable Object container, @Nullable String taskId) {
    String account = inputs.account().name();
    String jobId = jobId();
    if (container != null) {
      String name =
          inputs.checked(AzureBatchInputs.CONTAINER, container, given -> named(account, given));
      return new InContainer(account, name, jobId, taskId);
    }
    if (jobId == null) {
      throw inputs.invalid(
          AzureBatchInputs.CONTAINER,
          "is missing, and so are 'jobId', 'task' and the variable '%s'; one of them is needed"
              .formatted(AzureBatchVariables.OUTPUT_CONTAINER));
    }
    String conventional =
        inputs.checked(
            AzureBatchInputs.JOB_ID, jobId, id -> allowed(account, ContainerName.ofJob(id)));
    return new InContainer(account, conventional, jobId, taskId);
  }

  /** Checked as at deployment, also where a container is given beside it. */
  private @Nullable String jobId() {
    String jobId = inputs.optionalText(AzureBatchInputs.JOB_ID);
    if (jobId != null) {
      inputs.checked(AzureBatchInputs.JOB_ID, jobId, ContainerName::ofJob);
    }
    return jobId;
  }

  private OutputsSource ofTask(Object value) {
    for (String place : PLACES) {
      if (inputs.value(place) != null) {
        throw inputs.invalid(place, "must not be given beside 'task', which says where to look");
      }
    }
    OutputsSource source =
        inputs.checked(AzureBatchInputs.TASK, value, given -> declared(Fields.of(given)));
    inputs.checked(AzureBatchInputs.TASK, source.account(), inputs.granted().accounts()::get);
    return source;
  }

  /** A task, the tasks of a list, or the reference to them in a variable with outputs. */
  private OutputsSource declared(Fields fields) {
    if (fields.has("reference")) {
      return declared(Fields.of(fields.value("reference")));
    }
    return SubmittedTasks.isIn(fields)
        ? OutputsSource.ofList(inputs.marks(), fields)
        : new OfTask(new GivenTasks(inputs.marks()).task(fields));
  }

  private @Nullable Object container() {
    return inputs.value(AzureBatchInputs.JOB_ID) == null
        ? inputs.valueOrVariable(AzureBatchInputs.CONTAINER, AzureBatchVariables.OUTPUT_CONTAINER)
        : inputs.value(AzureBatchInputs.CONTAINER);
  }

  private InContainer inContainer(Map<?, ?> variable, @Nullable String taskId) {
    Fields container = Fields.of(variable);
    String named = inputs.optionalText(AzureBatchInputs.ACCOUNT);
    String account =
        inputs
            .granted()
            .accounts()
            .get(named == null ? container.optionalText("account") : named)
            .name();
    String name = allowed(account, container.text("container"));
    OutputContainer.require(inputs.marks(), variable, account, name);
    return new InContainer(account, name, jobId(), taskId);
  }

  /** The name that the model gives; what the variable has must not be a name. */
  private String named(String account, Object container) {
    String name = allowed(account, PlainText.of(container).strip());
    if (inputs.value(AzureBatchInputs.CONTAINER) == null) {
      OutputContainer.require(inputs.marks(), container, account, name);
    }
    return name;
  }

  private String allowed(String account, String container) {
    return inputs.granted().requireContainer(account, ContainerName.check(container));
  }

  private static Set<String> kinds(List<String> kinds) {
    for (String kind : kinds) {
      if (kind.indexOf('/') >= 0 || kind.indexOf('$') >= 0) {
        throw new InvalidInputException(
            "'%s' is no output kind; a kind is written without '$' and '/', such as TaskOutput"
                .formatted(kind));
      }
    }
    return Set.copyOf(kinds);
  }
}
