package io.github.azurebatch.camunda.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the File Conventions have the outputs of a job, or of one of its tasks.
 *
 * @param taskId null for the job's own outputs
 */
record OutputDirectory(BlobStorage storage, String container, @Nullable String taskId) {

  List<OutputFileReference> list(String kind) {
    // without the slash it would find the kind TaskOutputs as well
    String prefix = path(kind) + "/";
    return storage.list(container, prefix).stream()
        .map(blob -> listed(new OutputName(taskId, kind, below(prefix, blob)), blob))
        .toList();
  }

  List<OutputFileReference> listAllKinds() {
    return conventional(taskId == null ? "$" : taskId + "/$");
  }

  /** Those of the job and of all its tasks. */
  List<OutputFileReference> listAll() {
    return conventional("");
  }

  OutputFileReference named(String kind, String path) {
    String blobName =
        taskId == null
            ? FileConventions.jobOutputPath(kind, path)
            : FileConventions.taskOutputPath(taskId, kind, path);
    OutputName name = new OutputName(taskId, kind, path);
    return new OutputFileReference(storage, container, name, blobName, null);
  }

  private List<OutputFileReference> conventional(String prefix) {
    return storage.list(container, prefix).stream()
        .flatMap(blob -> OutputName.of(blob.name()).map(name -> listed(name, blob)).stream())
        .toList();
  }

  private OutputFileReference listed(OutputName name, StoredBlob blob) {
    return new OutputFileReference(storage, container, name, blob.name(), blob);
  }

  private String path(String kind) {
    return taskId == null
        ? FileConventions.jobOutputPath(kind)
        : FileConventions.taskOutputPath(taskId, kind);
  }

  private static String below(String prefix, StoredBlob blob) {
    return blob.name().substring(prefix.length());
  }
}
