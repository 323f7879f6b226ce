package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.storage.StoredBlob;
import java.net.URI;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class CountedFilesTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-01-02T03:04:05Z");

  private final CountedFiles files = new CountedFiles(2);

  @Test
  void keepsAllFilesUpToTheLimit() {
    files.add("default", blob("a", 3), "task-1");
    files.add("default", blob("b", 4), null);

    ArrivalSummary summary = files.summary(1);

    assertThat(summary.files()).extracting(OutputFileValue::key).containsExactly("a", "b");
    assertThat(summary.files()).extracting(OutputFileValue::taskId).containsExactly("task-1", null);
    assertThat(summary.count()).isEqualTo(2);
    assertThat(summary.bytes()).isEqualTo(7);
    assertThat(summary.uploadedCount()).isEqualTo(1);
  }

  @Test
  void keepsNoFileBeyondTheLimitAndCountsOn() {
    for (String name : new String[] {"a", "b", "c", "d"}) {
      files.add("default", blob(name, 1), null);
    }

    ArrivalSummary summary = files.summary(4);

    assertThat(summary.files()).isEmpty();
    assertThat(summary.count()).isEqualTo(4);
    assertThat(summary.bytes()).isEqualTo(4);
  }

  private static StoredBlob blob(String name, long size) {
    URI url = URI.create("https://s.test/c/" + name);
    return new StoredBlob(name, "c", url, size, "tag", null, NOW);
  }
}
