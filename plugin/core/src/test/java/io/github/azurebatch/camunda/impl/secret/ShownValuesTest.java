package io.github.azurebatch.camunda.impl.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.batch.file.OutputDestination;
import io.github.azurebatch.camunda.impl.batch.file.OutputFile;
import io.github.azurebatch.camunda.impl.batch.file.ResourceFile;
import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.batch.task.TaskConstraints;
import io.github.azurebatch.camunda.impl.batch.task.TaskEnvironment;
import io.github.azurebatch.camunda.impl.batch.task.TaskMark;
import io.github.azurebatch.camunda.impl.batch.task.TaskOptions;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever holds a key or a signature does not show it. */
class ShownValuesTest {

  private static final Secret SECRET = new Secret("S3CR3T");
  private static final Credential KEY = new Credential.AccountKey(SECRET);
  private static final SignedUrl SIGNED =
      new SignedUrl(
          URI.create("https://a.test/c/x%20y?sv=1&sig=S3CR3T"),
          OffsetDateTime.parse("2026-11-22T12:00:00Z"));

  @ParameterizedTest
  @MethodSource
  void showsNoSecret(Object holder) {
    assertThat(holder.toString()).doesNotContain("S3CR3T").doesNotContain("sig=");
  }

  @ParameterizedTest
  @MethodSource
  void saysNoSignatureInAMessage(AzureBatchException exception) {
    assertThat(exception).hasMessageContaining("https://a.test").hasMessageContaining("cut");
    assertThat(exception.toString()).doesNotContain("S3CR3T");
  }

  @Test
  void showsWhereASignedUrlLeadsAndUntilWhen() {
    assertThat(SIGNED).hasToString("https://a.test/c/x%20y (signed until 2026-11-22T12:00Z)");
    assertThat(SIGNED.unsigned()).isEqualTo("https://a.test/c/x%20y");
  }

  @Test
  void revealsASecretToWhoAsksForIt() {
    assertThat(SECRET.reveal()).isEqualTo("S3CR3T");
  }

  static Stream<Object> showsNoSecret() {
    var output =
        new OutputFile(
            "*",
            new OutputDestination.Signed(SIGNED),
            "t/",
            UploadCondition.TASK_COMPLETION,
            Map.of());
    List<ResourceFile> resources =
        List.of(
            new ResourceFile.Blob(SIGNED, "x", null),
            new ResourceFile.Container(SIGNED, null, null, null));
    return Stream.of(
        SECRET,
        KEY,
        SIGNED,
        new BatchAccount(URI.create("https://b.test"), "b", KEY),
        new StorageAccount(URI.create("https://s.test"), "s", KEY, null),
        output,
        resources,
        new TaskSpecification(
            new TaskReference("j", "t"),
            TaskMark.of("key"),
            "run",
            new TaskEnvironment(Map.of("TOKEN", "S3CR3T")),
            resources,
            List.of(output),
            TaskConstraints.NONE,
            new TaskOptions(Map.of(), SECRET)));
  }

  static Stream<AzureBatchException> saysNoSignatureInAMessage() {
    String message = "Upload to " + SIGNED.value() + " failed";
    return Stream.of(
        new InvalidInputException(message),
        new RefusedException("Code", message, null),
        new BusyException("Code", message, null),
        new UnavailableException("Code", message, null));
  }
}
