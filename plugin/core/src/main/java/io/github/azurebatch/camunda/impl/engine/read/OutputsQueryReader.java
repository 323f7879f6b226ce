package io.github.azurebatch.camunda.impl.engine.read;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.BatchId;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.PlainText;
import io.github.azurebatch.camunda.impl.engine.input.InlineInput;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.OutputsQuery;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.OutputsSource;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.OutputsSource.InContainer;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.OutputsSource.OfTask;
import io.github.azurebatch.camunda.impl.engine.variable.OutputContainer;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import io.github.azurebatch.camunda.storage.ContainerName;
import io.github.azurebatch.camunda.storage.FileConventions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of the activity that reads outputs back. */
final class OutputsQueryReader {

  private static final List<String> PLACES = List.of("container", "jobId", "taskId", "account");

  private final Accounts accounts;
  private final Inputs inputs;

  OutputsQueryReader(Accounts accounts, Inputs inputs) {
    this.accounts = accounts;
    this.inputs = inputs;
  }

  OutputsQuery read() {
    return new OutputsQuery(
        source(),
        inputs.checked("kind", inputs.texts("kind"), OutputsQueryReader::kinds),
        inputs.texts("required"),
        InlineInput.read(inputs));
  }

  private OutputsSource source() {
    Object task = inputs.value("task");
    if (task != null) {
      return ofTask(task);
    }
    String taskId = inputs.value("taskId") == null ? null : inputs.batchId("taskId");
    Object container = container();
    if (container instanceof Map<?, ?> map) {
      return inputs.checked("container", map, given -> inContainer(Fields.of(given), taskId));
    }
    String account = inputs.account(accounts).name();
    String jobId = inputs.optionalText("jobId");
    if (container != null) {
      return inContainer(
          account, inputs.checked("container", container, PlainText::of).trim(), jobId, taskId);
    }
    if (jobId == null) {
      throw inputs.invalid(
          "container",
          "is missing, and so are 'jobId', 'task' and the variable '"
              + OutputContainer.VARIABLE
              + "'; one of them is needed");
    }
    String conventional = inputs.checked("jobId", jobId, OutputsQueryReader::containerOfJob);
    return new InContainer(account, conventional, jobId, taskId);
  }

  private OutputsSource ofTask(Object value) {
    for (String place : PLACES) {
      if (inputs.value(place) != null) {
        throw inputs.invalid(place, "must not be given beside 'task', which says where to look");
      }
    }
    OutputsSource source = inputs.checked("task", value, given -> declared(Fields.of(given)));
    inputs.checked("task", source.account(), accounts::get);
    return source;
  }

  /** A task, the tasks of a list, or the reference that awaiting them left. */
  private static OutputsSource declared(Fields fields) {
    if (fields.has("reference")) {
      return declared(Fields.of(fields.value("reference")));
    }
    return SubmittedTasks.isIn(fields)
        ? OutputsSource.ofList(fields)
        : new OfTask(SubmittedTask.from(fields));
  }

  private @Nullable Object container() {
    return inputs.value("jobId") == null
        ? inputs.valueOrVariable("container", OutputContainer.VARIABLE)
        : inputs.value("container");
  }

  private InContainer inContainer(Fields container, @Nullable String taskId) {
    String named = inputs.optionalText("account");
    String account = named == null ? container.optionalText("account") : named;
    return new InContainer(
        accounts.get(account).name(),
        ContainerName.check(container.text("container")),
        inputs.optionalText("jobId"),
        taskId);
  }

  private InContainer inContainer(
      String account, String container, @Nullable String jobId, @Nullable String taskId) {
    return new InContainer(
        account, inputs.checked("container", container, ContainerName::check), jobId, taskId);
  }

  /** Unlike {@link BatchId}, it takes the ids of the jobs of a job schedule, such as a:job-1. */
  private static String containerOfJob(String jobId) {
    try {
      return FileConventions.containerName(jobId);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
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
