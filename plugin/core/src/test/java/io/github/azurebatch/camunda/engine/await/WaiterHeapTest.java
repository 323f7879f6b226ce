package io.github.azurebatch.camunda.engine.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.OnCancel;
import io.github.azurebatch.camunda.batch.TaskReference;
import io.github.azurebatch.camunda.batch.UploadCondition;
import io.github.azurebatch.camunda.engine.outcome.Expectation;
import io.github.azurebatch.camunda.engine.output.DeclaredOutputFile;
import io.github.azurebatch.camunda.engine.output.FilePattern;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

class WaiterHeapTest {

  private static final int WAITS = 1_000;
  private static final int MOST_BYTES = 1_024;

  @BeforeAll
  static void measureByFieldOffsets() {
    System.setProperty("jol.magicFieldOffset", "true");
    System.setProperty("jol.skipDynamicAttach", "true");
  }

  @Test
  void aWaitForATaskTakesLessThanAKilobyte() {
    Map<String, Waiter> waiters = new ConcurrentHashMap<>();
    for (int i = 0; i < WAITS; i++) {
      Waiter waiter = waiter(ordinaryWait());
      waiters.put(waiter.externalTaskId(), waiter);
    }

    long bytes = GraphLayout.parseInstance(waiters).totalSize() / WAITS;

    assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
  }

  @Test
  void aPackedWaitIsStillTheSame() {
    Wait wait = ordinaryWait();

    assertThat(waiter(wait).awaited()).isEqualTo(wait);
  }

  private static Waiter waiter(Wait wait) {
    return new Waiter(UUID.randomUUID().toString(), UUID.randomUUID().toString(), wait, null);
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
        OneTask.of(new Expectation(task, List.of("frame.png"), List.of()), false),
        Instant.now(),
        Duration.ofHours(4),
        true,
        "outputs",
        null);
  }

  private static DeclaredOutputFile file(String pattern, String path) {
    return new DeclaredOutputFile(
        new FilePattern(pattern),
        "default",
        "job-render-2026",
        path,
        UploadCondition.TASK_COMPLETION,
        false,
        Map.of());
  }
}
