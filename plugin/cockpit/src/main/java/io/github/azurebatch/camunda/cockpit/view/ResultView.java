package io.github.azurebatch.camunda.cockpit.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.azurebatch.camunda.variable.BatchError;
import io.github.azurebatch.camunda.variable.OutputBlob;
import io.github.azurebatch.camunda.variable.Outputs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a wait.
 *
 * @param nodeId the compute node of the pool that the task ran on last
 * @param upload the outcome of the upload, in the words of the variable {@code outputs}
 * @param files that arrived, as many as the variable lists
 * @param count how many arrived
 * @param error the code of the fault; absent where there is none
 * @param stdout the end of the log, with no signature in it; so is {@code stderr}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResultView(
    @Nullable Integer exitCode,
    @Nullable Integer attempt,
    @Nullable String poolId,
    @Nullable String nodeId,
    @Nullable String upload,
    @Nullable String startTime,
    @Nullable String endTime,
    List<FileView> files,
    int count,
    @Nullable String error,
    @Nullable String message,
    @Nullable String stdout,
    @Nullable String stderr) {

  /** A blob that arrived; size in bytes. */
  record FileView(
      String account, String container, String name, String path, long size, String lastModified) {

    static FileView of(String account, OutputBlob blob) {
      return new FileView(
          account,
          blob.container(),
          blob.name(),
          blob.path(),
          blob.size(),
          blob.lastModified().toString());
    }
  }

  static ResultView of(Outputs outputs) {
    return new ResultView(
        WaitView.integer(outputs.exitCode()),
        WaitView.integer(outputs.attempt()),
        outputs.poolId().orElse(null),
        outputs.nodeId().orElse(null),
        outputs.upload().orElse(null),
        WaitView.text(outputs.startTime()),
        WaitView.text(outputs.endTime()),
        outputs.list().stream().map(blob -> FileView.of(outputs.account(), blob)).toList(),
        outputs.count(),
        null,
        null,
        null,
        null);
  }

  /**
   * @param arrived what arrived in spite of it; null where nothing is known
   */
  static ResultView of(BatchError error, @Nullable ResultView arrived) {
    Integer exitCode = WaitView.integer(error.exitCode());
    return new ResultView(
        exitCode == null && arrived != null ? arrived.exitCode : exitCode,
        arrived == null ? null : arrived.attempt,
        error.poolId().orElse(null),
        error.nodeId().orElse(null),
        arrived == null ? null : arrived.upload,
        arrived == null ? null : arrived.startTime,
        arrived == null ? null : arrived.endTime,
        arrived == null ? List.of() : arrived.files,
        arrived == null ? 0 : arrived.count,
        error.error(),
        error.message(),
        error.stdout().orElse(null),
        error.stderr().orElse(null));
  }
}
