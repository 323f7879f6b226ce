package io.github.azurebatch.camunda.test;

import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions on the value of a variable {@code outputs}. */
public final class OutputsAssert extends AbstractAssert<OutputsAssert, Map<String, Object>> {

  OutputsAssert(Map<String, Object> outputs) {
    super(outputs, OutputsAssert.class);
  }

  /** Exactly these outputs arrived, in any order. */
  public OutputsAssert hasFiles(String... names) {
    Assertions.assertThat(files().keySet())
        .as("files that arrived")
        .containsExactlyInAnyOrder(names);
    return this;
  }

  /** No output arrived. */
  public OutputsAssert hasNoFiles() {
    Assertions.assertThat(files().keySet()).as("files that arrived").isEmpty();
    return this;
  }

  /** The output arrived with this size. */
  public OutputsAssert hasFileOfSize(String name, long bytes) {
    Assertions.assertThat(files().keySet()).as("files that arrived").contains(name);
    Map<?, ?> file = (Map<?, ?>) Objects.requireNonNull(files().get(name));
    Assertions.assertThat(((Number) Objects.requireNonNull(file.get("size"))).longValue())
        .as("size of " + name)
        .isEqualTo(bytes);
    return this;
  }

  /** The input {@code inline} put this content of the output into the variable. */
  public OutputsAssert hasContent(String name, Object content) {
    Map<?, ?> contents = (Map<?, ?>) actual.getOrDefault("content", Map.of());
    Assertions.assertThat(contents.get(name))
        .as("content of %s; inline contents: %s", name, contents.keySet())
        .isEqualTo(content);
    return this;
  }

  /** The command line ended with this exit code. */
  public OutputsAssert hasExitCode(int exitCode) {
    Assertions.assertThat(actual.get("exitCode")).as("exit code").isEqualTo(exitCode);
    return this;
  }

  /**
   * The upload of the output files ended in this way.
   *
   * @param outcome {@code uploaded}, {@code nothingMatched}, {@code failed} or {@code notAttempted}
   */
  public OutputsAssert hasUpload(String outcome) {
    Assertions.assertThat(actual.get("upload")).as("outcome of the upload").isEqualTo(outcome);
    return this;
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> files() {
    return (Map<String, Object>) actual.getOrDefault("files", Map.of());
  }
}
