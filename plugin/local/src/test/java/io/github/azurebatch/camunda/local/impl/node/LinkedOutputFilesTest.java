package io.github.azurebatch.camunda.local.impl.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.local.FailureInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Output files are those of the node: neither a pattern nor a link leads to others. */
class LinkedOutputFilesTest extends UploadingTest {

  private final Path outside;

  LinkedOutputFilesTest(@TempDir Path directory) throws IOException {
    super(Files.createDirectory(directory.toRealPath().resolve("node")));
    outside = Files.createDirectory(directory.toRealPath().resolve("outside"));
    Files.writeString(outside.resolve("secret.txt"), "secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "link",
        "directory/secret.txt",
        "directory/*",
        "l*",
        "*",
        "OUTSIDE/secret.txt",
        "OUTSIDE/*.txt",
        "../../../../../../outside/**",
        "$AZ_BATCH_NODE_ROOT_DIR/../outside/secret.txt",
        "$WHERE/*",
        "/**/secret.txt"
      })
  void areNotUploadedFromOutside(String pattern) throws Exception {
    TaskOutcome outcome =
        run(
            linking()
                .with("WHERE", outside.toString())
                .uploads(pattern.replace("OUTSIDE", outside.toString()), "x", ALWAYS, writable()));

    assertThat(outcome.exitCode()).isZero();
    FailureInfo failure = Objects.requireNonNull(outcome.failureInfo());
    assertThat(failure.code()).isEqualTo("FileUploadMiscError");
    assertThat(failure.message()).contains("out of the node's directory");
    assertThat(container.blobs()).doesNotContain("x", "x/secret.txt", "x/link");
  }

  @Test
  void areUploadedThroughLinksThatStayOnTheNode() throws Exception {
    TaskOutcome outcome =
        run(
            writing("echo 1 > $AZ_BATCH_NODE_SHARED_DIR/a; ln -s $AZ_BATCH_NODE_SHARED_DIR s")
                .uploads("s/a", "one", ALWAYS, writable())
                .uploads("$AZ_BATCH_NODE_SHARED_DIR/*", "all", ALWAYS, writable()));

    assertThat(outcome).isEqualTo(new TaskOutcome(0, null));
    assertThat(container.blobs()).containsExactly("all/a", "one");
  }

  @Test
  void areUploadedThoughALinkBesideThemLeadsNowhere() throws Exception {
    TaskOutcome outcome =
        run(
            writing("touch a; ln -s none b; mkfifo c; mkdir d")
                .uploads("*", "x", ALWAYS, writable()));

    assertThat(outcome).isEqualTo(new TaskOutcome(0, null));
    assertThat(container.blobs()).containsExactly("x/a");
  }

  @Test
  void haveLogsThatNoLinkLeadsElsewhere() throws Exception {
    run(
        writing(
                "ln -s %s/secret.txt ../fileuploadout.txt; ln -s %1$s/new ../fileuploaderr.txt"
                    .formatted(outside))
            .uploads("*", "x", ALWAYS, writable()));

    assertThat(outside.resolve("secret.txt")).hasContent("secret");
    assertThat(outside.resolve("new")).doesNotExist();
    assertThat(taskDirectory.resolve("fileuploadout.txt")).isRegularFile();
  }

  private GivenTask linking() {
    return writing("ln -s %s/secret.txt link; ln -s %1$s directory".formatted(outside));
  }
}
