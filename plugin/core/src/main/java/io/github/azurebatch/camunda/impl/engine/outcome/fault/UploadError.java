package io.github.azurebatch.camunda.impl.engine.outcome.fault;

import io.github.azurebatch.camunda.impl.batch.task.FailureInformation;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.data.ParsedJson;
import io.github.azurebatch.camunda.impl.engine.outcome.log.LogFile;
import io.github.azurebatch.camunda.impl.engine.outcome.log.TaskLogs;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why output files could not be uploaded. The service reports only one failure of a task; if that
 * is the exit code, only the upload log has the failure of the upload.
 */
public record UploadError(String code, String message) {

  /** The log was cut as a text; what it escaped in JSON is a secret after it was parsed. */
  public UploadError {
    code = ForeignText.cut(code);
    message = ForeignText.cut(message);
  }

  public static Optional<UploadError> of(@Nullable FailureInformation failure, TaskLogs logs) {
    return failure != null && failure.isUploadFailure()
        ? Optional.of(new UploadError(failure.code(), failure.message()))
        : inLog(logs.tails().getOrDefault(LogFile.FILE_UPLOAD_ERR, ""));
  }

  /** The log has a line of JSON for each file; the first line may be cut. */
  private static Optional<UploadError> inLog(String log) {
    List<Map<?, ?>> files = log.lines().flatMap(UploadError::file).toList();
    return files.stream().findFirst().map(first -> of(first, files.size()));
  }

  private static Stream<Map<?, ?>> file(String line) {
    return Json.parse(line) instanceof ParsedJson.Whole whole
            && whole.data() instanceof Map<?, ?> map
            && map.get("code") != null
        ? Stream.of(map)
        : Stream.empty();
  }

  private static UploadError of(Map<?, ?> file, int count) {
    String destination = String.valueOf(file.get("destination")).replaceFirst("\\?.*", "");
    return new UploadError(
        String.valueOf(file.get("code")),
        "'%s' (pattern '%s') could not be uploaded to %s%s"
            .formatted(
                file.get("file"),
                file.get("pattern"),
                destination,
                count == 1 ? "" : ", nor could %d more files".formatted(count - 1)));
  }

  Map<String, Object> toMap() {
    return Map.of("code", code, "message", message);
  }
}
