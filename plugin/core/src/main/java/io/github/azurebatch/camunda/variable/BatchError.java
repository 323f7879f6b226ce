package io.github.azurebatch.camunda.variable;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.model.AzureBatchErrors;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/** The variable {@code batchError}: why an activity threw a BPMN error. */
public final class BatchError {

  private final View view;

  private BatchError(View view) {
    this.view = view;
  }

  /**
   * The variable {@code batchError} that the scope sees.
   *
   * @throws InvalidInputException if there is no such variable, or it is no JSON object
   */
  public static BatchError of(VariableScope scope) {
    return new BatchError(View.of(scope, AzureBatchVariables.BATCH_ERROR));
  }

  /**
   * A value of that variable.
   *
   * @param value what a service of the engine returns, a map, a JSON text or a JSON node of Spin
   * @throws InvalidInputException if the value is null, or no JSON object
   */
  public static BatchError from(@Nullable Object value) {
    return new BatchError(View.of(AzureBatchVariables.BATCH_ERROR, value));
  }

  /** The version of the variable's format. */
  public int version() {
    return view.version();
  }

  /** The name of the configured account. */
  public String account() {
    return view.text("account");
  }

  /** The code of the BPMN error, one of {@link AzureBatchErrors}. */
  public String error() {
    return view.text("error");
  }

  /** The error code of Azure Batch, such as {@code FailureExitCode}; else that of the error. */
  public String code() {
    return view.text("code");
  }

  /** {@code UserError} or {@code ServerError}; empty where Azure Batch reports no failure. */
  public Optional<String> category() {
    return view.optionalText("category");
  }

  /** What failed, at most 666 characters; a longer message is whole in {@code wholeMessage}. */
  public String message() {
    return view.text("message");
  }

  /** Details of the service, and {@code missing} and {@code wholeMessage}; may be empty. */
  public Map<String, Object> details() {
    return view.map("details");
  }

  /** Empty for a read back, and where the container alone is named. */
  public Optional<String> jobId() {
    return view.optionalText("jobId");
  }

  /** Empty for a list, a job or a read back. */
  public Optional<String> taskId() {
    return view.optionalText("taskId");
  }

  /** What the ids of a list's tasks begin with; empty for anything but a list. */
  public Optional<String> taskIdPrefix() {
    return view.optionalText("taskIdPrefix");
  }

  /** The exit code of the command line; empty if it never ran, and for a list or a job. */
  public OptionalInt exitCode() {
    return view.integer("exitCode");
  }

  /** The pool that the task ran in last; empty if it ran nowhere, and for a list or a job. */
  public Optional<String> poolId() {
    return view.optionalText("poolId");
  }

  /**
   * The compute node that the task ran on last; empty if it ran nowhere, and for a list or a job.
   */
  public Optional<String> nodeId() {
    return view.optionalText("nodeId");
  }

  /** Why output files of the task could not be uploaded; empty if all were. */
  public Optional<UploadFailure> uploadFailure() {
    return view.nested("uploadFailure")
        .map(failure -> new UploadFailure(failure.text("code"), failure.text("message")));
  }

  /** The end of {@code stdout.txt}; empty where it was not read, and for a list or a job. */
  public Optional<String> stdout() {
    return view.anyText("stdout");
  }

  /** The end of {@code stderr.txt}; empty where it was not read, and for a list or a job. */
  public Optional<String> stderr() {
    return view.anyText("stderr");
  }

  /** The end of {@code fileuploadout.txt}, the log of the upload; empty where it was not read. */
  public Optional<String> fileUploadOut() {
    return view.anyText("fileUploadOut");
  }

  /** The end of {@code fileuploaderr.txt}, the errors of the upload; empty where not read. */
  public Optional<String> fileUploadErr() {
    return view.anyText("fileUploadErr");
  }

  /**
   * Where the logs were read: {@code storage}, {@code node}, {@code gone}, {@code unavailable} or
   * {@code notRead}; empty for a list or a job.
   */
  public Optional<String> logsFrom() {
    return view.optionalText("logsFrom");
  }

  /** Of a list or a job the first 100 tasks at fault, in order; else none. */
  public List<TaskFailure> failures() {
    return view.list("failures").stream().map(TaskFailure::of).toList();
  }

  /** What was probably wrong with the task when it was submitted; usually none. */
  public List<String> warnings() {
    return view.texts("warnings");
  }

  /** All fields; it cannot be changed. */
  public Map<String, Object> asMap() {
    return view.asMap();
  }

  @Override
  public String toString() {
    return view.toString();
  }

  /**
   * Why output files could not be uploaded.
   *
   * @param code the error code of Azure Batch or Azure Storage
   * @param message what failed
   */
  public record UploadFailure(String code, String message) {}
}
