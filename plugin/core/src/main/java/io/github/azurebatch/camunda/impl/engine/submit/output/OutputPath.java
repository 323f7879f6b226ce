package io.github.azurebatch.camunda.impl.engine.submit.output;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.storage.FileConventions;
import org.jspecify.annotations.Nullable;

/** The blob path of an output file: as the modeller wrote it, or below the task's id. */
public record OutputPath(TaskReference task, String processInstanceId) {

  /** The path on the wire: a blob name or, for a wildcard, a virtual directory. */
  String of(OutputFileRequest request) {
    if (request.path() != null) {
      return withoutTrailingSlash(fill(request.path()));
    }
    String name = request.pattern().hasWildcard() ? "" : request.pattern().relativeName();
    return withoutTrailingSlash(below(request.kind(), name));
  }

  private String below(@Nullable String kind, String name) {
    return kind == null
        ? task.taskId() + "/" + name
        : FileConventions.taskOutputPath(task.taskId(), kind) + "/" + name;
  }

  private String fill(String path) {
    return path.replace("{taskId}", task.taskId())
        .replace("{jobId}", task.jobId())
        .replace("{processInstanceId}", processInstanceId);
  }

  private static String withoutTrailingSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
