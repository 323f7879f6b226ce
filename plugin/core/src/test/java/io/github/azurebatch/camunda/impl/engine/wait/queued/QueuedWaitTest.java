package io.github.azurebatch.camunda.impl.engine.wait.queued;

import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.SUBMITTED;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.queued;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the variable is written again: for another reason, or another magnitude of tasks. */
class QueuedWaitTest {

  private static final QueueReason QUOTA = QueueReason.because(QueueReason.Kind.QUOTA, "full");
  private static final QueueReason NO_NODES = QueueReason.because(QueueReason.Kind.NO_NODES, "0");

  @Test
  void isNotWrittenAgainForEachTask() {
    assertThat(key(QUOTA, 5)).isEqualTo(key(QUOTA, 7)).isNotEqualTo(key(QUOTA, 8));
  }

  @Test
  void isWrittenAgainForAnotherReason() {
    assertThat(key(QUOTA, 5)).isNotEqualTo(key(NO_NODES, 5));
    assertThat(wait(QUOTA, 5).hasReasonOf(key(QUOTA, 100))).isTrue();
    assertThat(wait(QUOTA, 5).hasReasonOf(key(NO_NODES, 5))).isFalse();
    assertThat(wait(QUOTA, 5).hasReasonOf(null)).isFalse();
  }

  @Test
  void isWrittenAgainWhenItsSignaturesAreAboutToEnd() {
    QueuedWait expiring = QueuedWait.of(QUOTA, List.of(queued("task")), SUBMITTED);

    assertThat(QueuedWait.showsExpiry(expiring.key())).isTrue();
    assertThat(QueuedWait.showsExpiry(key(QUOTA, 1))).isFalse();
    assertThat(QueuedWait.showsExpiry(null)).isFalse();
  }

  @Test
  void showsTheReasonAndTheNumberOfTasks() {
    assertThat(wait(QUOTA, 3).toMap())
        .containsEntry("state", "active")
        .containsEntry("since", SUBMITTED.toString())
        .containsEntry("tasks", 3)
        .containsEntry("reason", "quota")
        .containsEntry("details", "full");
  }

  private static String key(QueueReason reason, int tasks) {
    return wait(reason, tasks).key();
  }

  private static QueuedWait wait(QueueReason reason, int tasks) {
    List<TaskSnapshot> queued = Collections.nCopies(tasks, queued("task"));
    return QueuedWait.of(reason, queued, null);
  }
}
