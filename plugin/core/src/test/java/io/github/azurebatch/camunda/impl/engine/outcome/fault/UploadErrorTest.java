package io.github.azurebatch.camunda.impl.engine.outcome.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.batch.task.FailureInformation;
import io.github.azurebatch.camunda.impl.engine.outcome.log.LogFile;
import io.github.azurebatch.camunda.impl.engine.outcome.log.LogSource;
import io.github.azurebatch.camunda.impl.engine.outcome.log.TaskLogs;
import io.github.azurebatch.camunda.impl.secret.KnownSecrets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UploadErrorTest {

  private static final FailureInformation EXIT_CODE =
      new FailureInformation("usererror", "FailureExitCode", "The task exited", Map.of());
  private static final String LINE =
      "{\"code\":\"InternalError\",\"user_error\":false,\"pattern\":\"../stdout.txt\","
          + "\"file\":\"/mnt/stdout.txt\",\"destination\":\"https://a.test/c?sr=c&[signature cut]\"}";

  @Test
  void isTheOneThatTheServiceTells() {
    var failure =
        new FailureInformation("usererror", "FileUploadAccessDenied", "No access", Map.of());

    assertThat(UploadError.of(failure, logs(LINE)))
        .contains(new UploadError("FileUploadAccessDenied", "No access"));
  }

  @Test
  void isFoundInTheLogWhereTheServiceTellsOfTheExitCode() {
    assertThat(UploadError.of(EXIT_CODE, logs(LINE + "\n" + LINE)))
        .contains(
            new UploadError(
                "InternalError",
                "'/mnt/stdout.txt' (pattern '../stdout.txt') could not be uploaded to https://a.test/c, nor could 1 more files"));
  }

  @Test
  void hasNoSecretThatTheLogEscapes() {
    String escaped = LINE.replace("mnt", "\\u0061-token-1234");
    try (KnownSecrets known = KnownSecrets.add(List.of("a-token-1234"))) {
      assertThat(known).isNotNull();
      assertThat(UploadError.of(EXIT_CODE, logs(escaped)))
          .hasValueSatisfying(
              error -> assertThat(error.message()).startsWith("'/[secret cut]/stdout.txt'"));
    }
  }

  @Test
  void leavesOutTheLineWhoseBeginningIsNotShown() {
    assertThat(UploadError.of(EXIT_CODE, logs("[...] tern\":\"x\"}\n" + LINE)))
        .hasValueSatisfying(error -> assertThat(error.message()).doesNotContain("more"));
  }

  @Test
  void isNoneWhereTheLogIsEmpty() {
    assertThat(UploadError.of(EXIT_CODE, logs(""))).isEmpty();
    assertThat(UploadError.of(EXIT_CODE, TaskLogs.NOT_READ)).isEmpty();
    assertThat(UploadError.of(null, logs("no JSON at all\n[1]"))).isEmpty();
  }

  private static TaskLogs logs(String fileUploadErr) {
    return new TaskLogs(Map.of(LogFile.FILE_UPLOAD_ERR, fileUploadErr), LogSource.NODE, null);
  }
}
