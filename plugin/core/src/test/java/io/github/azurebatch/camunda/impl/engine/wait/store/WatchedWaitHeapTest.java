package io.github.azurebatch.camunda.impl.engine.wait.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.outcome.task.TaskExpectation;
import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

class WatchedWaitHeapTest {

  private static final int WAITS = 1_000;
  private static final int MOST_BYTES = 1_024;

  @BeforeAll
  static void measureByFieldOffsets() {
    System.setProperty("jol.magicFieldOffset", "true");
    System.setProperty("jol.skipDynamicAttach", "true");
  }

  @Test
  void aWaitForATaskTakesLessThanAKilobyte() {
    Map<String, WatchedWait> waits = new ConcurrentHashMap<>();
    for (int i = 0; i < WAITS; i++) {
      WatchedWait wait = watched(ordinaryWait());
      waits.put(wait.externalTaskId(), wait);
    }

    long bytes = GraphLayout.parseInstance(waits).totalSize() / WAITS;

    assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
  }

  @Test
  void aWaitIsReadAsItWasStored() {
    Wait wait = ordinaryWait();

    assertThat(watched(wait).stored()).isEqualTo(wait);
  }

  private static WatchedWait watched(Wait wait) {
    return new WatchedWait(
        UUID.randomUUID().toString(), UUID.randomUUID().toString(), GivenJob.ACTIVITY, wait, null);
  }

  private static Wait ordinaryWait() {
    String taskId = "submit-" + UUID.randomUUID().toString().replace("-", "") + "01234567";
    var task =
        new SubmittedTask(
            "default",
            new TaskReference("render-2026", taskId),
            Instant.now(),
            Instant.now(),
            Instant.now().plus(Duration.ofDays(1)),
            Duration.ofHours(2),
            OnCancel.TERMINATE,
            UUID.randomUUID().toString(),
            List.of(file("*.png", taskId), file("../std*.txt", taskId + "/logs")),
            List.of());
    return new Wait(
        TaskTarget.of(new TaskExpectation(task, List.of("frame.png"), List.of()), false),
        new WaitTerms(Instant.now(), Duration.ofHours(4), true, "outputs"),
        null);
  }

  private static DeclaredOutputFile file(String pattern, String path) {
    return new DeclaredOutputFile(
        new FilePattern(pattern),
        "default",
        "job-render-2026",
        path,
        UploadCondition.TASK_COMPLETION,
        false);
  }
}
