package io.github.azurebatch.camunda.impl.batch.sdk;

import com.microsoft.azure.batch.protocol.models.FileGetFromTaskOptions;
import com.microsoft.rest.ServiceResponseWithHeaders;
import io.github.azurebatch.camunda.impl.batch.file.Tail;
import io.github.azurebatch.camunda.impl.batch.file.TaskFile;
import io.github.azurebatch.camunda.impl.batch.sdk.call.BatchOperation;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkCalls;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/** Reads files that tasks left on their nodes. */
final class SdkFiles {

  private static final Set<String> GONE =
      Set.of(
          "FileNotFound",
          "TaskNotFound",
          "JobNotFound",
          "JobBeingDeleted",
          "NodeNotFound",
          "NodeNotReady",
          "NodeStateUnusable",
          "TaskFilesUnavailable",
          "TaskFilesCleanedup",
          "OperationInvalidForCurrentState");

  /** The most bytes before the end that are read and dropped, to save a second call. */
  private static final int SKIPPED_AT_MOST = 256 * 1024;

  private final SdkCalls calls;

  SdkFiles(SdkCalls calls) {
    this.calls = calls;
  }

  Optional<TaskFile> read(TaskReference task, String path, int lastBytes) {
    return calls.find(
        BatchOperation.GET_TASK_FILE,
        "Reading file '%s' of %s".formatted(path, SdkTasks.named(task)),
        GONE,
        () -> readNow(task, path, lastBytes));
  }

  private TaskFile readNow(TaskReference task, String path, int lastBytes) {
    var whole =
        receive(
            task,
            path,
            new FileGetFromTaskOptions(),
            (body, size) -> unlessLong(body, size, lastBytes));
    return whole.text() == null ? end(task, path, lastBytes, whole.size()) : whole.toTaskFile();
  }

  private static Tail unlessLong(InputStream body, long size, int lastBytes) throws IOException {
    return size > (long) lastBytes + Tail.SLACK + SKIPPED_AT_MOST
        ? new Tail(null, size)
        : Tail.of(body, lastBytes);
  }

  private TaskFile end(TaskReference task, String path, int lastBytes, long size) {
    String range = "bytes=%d-%d".formatted(size - lastBytes - Tail.SLACK, size - 1);
    var options = new FileGetFromTaskOptions().withOcpRange(range);
    Tail end = receive(task, path, options, (body, length) -> Tail.of(body, lastBytes));
    return new Tail(end.text(), size).toTaskFile();
  }

  /** Reads the body inside the call, because the SDK then closes the connection. */
  private Tail receive(
      TaskReference task, String path, FileGetFromTaskOptions options, Reading reading) {
    return calls
        .client()
        .files()
        .getFromTaskWithServiceResponseAsync(task.jobId(), task.taskId(), path, options)
        .map(reading::unchecked)
        .toBlocking()
        .single();
  }

  /** The size; 0 if the answer does not say it, as a compressed one does not. */
  private static long size(ServiceResponseWithHeaders<?, ?> answer) {
    String length = answer.response().headers().get("Content-Length");
    return length == null ? 0 : Long.parseLong(length);
  }

  /** Reads the body of an answer. */
  private interface Reading {

    Tail of(InputStream body, long size) throws IOException;

    default Tail unchecked(ServiceResponseWithHeaders<InputStream, ?> answer) {
      try (InputStream body = answer.body()) {
        return of(body, size(answer));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
