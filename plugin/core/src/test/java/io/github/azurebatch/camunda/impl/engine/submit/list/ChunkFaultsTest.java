package io.github.azurebatch.camunda.impl.engine.submit.list;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.batch.TaskAddResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkFaultsTest {

  private static final SubmissionState STATE =
      new SubmissionState("key", "part", 300, 100, null, null, null);

  private static final TaskAddResult ADDED =
      TaskAddResult.added(new TaskReference("job", "part-101"), Instant.EPOCH);

  private static final AzureBatchException UNAVAILABLE =
      new UnavailableException("ServerBusy", "try later", null);

  private static final AzureBatchException BUSY =
      new BusyException("QuotaReached", "no room", null);

  private static final AzureBatchException REFUSED =
      new RefusedException("TaskExists", "belongs to another owner", null);

  @Test
  void areNoneWhereAllTasksWereAdded() {
    assertThatCode(() -> ChunkFaults.throwAny(List.of(ADDED), STATE)).doesNotThrowAnyException();
  }

  @Test
  void areFinalIfOneTaskIsRefused() {
    assertThatThrownBy(
            () -> ChunkFaults.throwAny(List.of(ADDED, failed(UNAVAILABLE), failed(REFUSED)), STATE))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("1 of the 300 tasks 'part-...' were refused")
        .hasMessageContaining("belongs to another owner")
        .hasMessageContaining("101 tasks of the list are submitted");
  }

  @Test
  void areOfABusyServiceIfItTakesOneTaskMuchLater() {
    assertThatThrownBy(
            () -> ChunkFaults.throwAny(List.of(failed(UNAVAILABLE), failed(BUSY)), STATE))
        .isInstanceOf(BusyException.class)
        .hasMessageContaining("2 of the 300 tasks");
  }

  @Test
  void mayPassInAnyOtherCase() {
    assertThatThrownBy(() -> ChunkFaults.throwAny(List.of(ADDED, failed(UNAVAILABLE)), STATE))
        .isInstanceOf(UnavailableException.class);
  }

  private static TaskAddResult failed(AzureBatchException fault) {
    return TaskAddResult.failed(new TaskReference("job", "part-102"), fault);
  }
}
