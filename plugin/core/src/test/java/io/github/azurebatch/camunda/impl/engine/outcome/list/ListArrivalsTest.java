package io.github.azurebatch.camunda.impl.engine.outcome.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputFileValue;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.StoredSince;
import io.github.azurebatch.camunda.impl.engine.output.OutputFileTemplate;
import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.impl.engine.variable.task.ListRuns;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListArrivalsTest {

  private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05Z");

  private final DeclaredOutputFile output =
      new DeclaredOutputFile(
          new FilePattern("*.txt"),
          "default",
          "c",
          "{taskId}",
          UploadCondition.TASK_COMPLETION,
          false);
  private final SubmittedTasks tasks =
      new SubmittedTasks(
          "default",
          "job",
          "t",
          2,
          BEGIN,
          null,
          null,
          null,
          OnCancel.LEAVE,
          null,
          List.of(output),
          List.of());

  @Test
  void takesNothingOfAnEarlierRunOfATaskThatRanAgain() {
    Instant after = BEGIN.plusSeconds(60).plusMillis(700);
    ListArrivals arrivals =
        new ListArrivals(
            ListRuns.first(tasks).again(2, 1, null, after, null),
            List.of(),
            new StoredSince(BEGIN));

    note(arrivals, "t-1/a.txt", BEGIN.plusSeconds(10));
    note(arrivals, "t-2/a.txt", BEGIN.plusSeconds(10));
    note(arrivals, "t-2/b.txt", BEGIN.plusSeconds(60));

    assertThat(arrivals.summary().files())
        .extracting(OutputFileValue::key)
        .containsExactly("t-1/a.txt", "t-2/b.txt");
  }

  private void note(ListArrivals arrivals, String name, Instant lastModified) {
    StoredBlob blob =
        new StoredBlob(
            name,
            "c",
            URI.create("https://s.test/c/" + name),
            1,
            "tag",
            "text/plain",
            lastModified.atOffset(ZoneOffset.UTC));
    arrivals.note("default", blob, List.of(new OutputFileTemplate(output, tasks)));
  }
}
