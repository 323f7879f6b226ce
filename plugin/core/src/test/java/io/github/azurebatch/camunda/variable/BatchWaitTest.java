package io.github.azurebatch.camunda.variable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BatchWaitTest {

  @Test
  void readsAWaitForATask() {
    BatchWait wait =
        BatchWait.from(
            """
            {"task": {"version": 1, "account": "default", "jobId": "render", "taskId": "frame-2",
                      "submitted": "2026-11-29T10:00:00Z", "sasExpiry": "2026-11-30T10:00:00Z"},
             "attempt": {"number": 2, "firstTaskId": "frame"},
             "entered": "2026-11-29T10:00:05Z", "timeout": "PT2H", "resultVariable": "outputs"}
            """);

    assertThat(wait.target()).isEqualTo(BatchWait.Target.TASK);
    assertThat(wait.account()).isEqualTo("default");
    assertThat(wait.jobId()).isEqualTo("render");
    assertThat(wait.taskId()).hasValue("frame-2");
    assertThat(wait.tasks()).hasValue(1);
    assertThat(wait.attempt()).hasValue(2);
    assertThat(wait.entered()).isEqualTo(Instant.parse("2026-11-29T10:00:05Z"));
    assertThat(wait.deadline()).hasValue(Instant.parse("2026-11-29T12:00:05Z"));
    assertThat(wait.sasExpiry()).hasValue(Instant.parse("2026-11-30T10:00:00Z"));
    assertThat(wait.resultVariable()).isEqualTo("outputs");
  }

  @Test
  void readsAWaitForAList() {
    BatchWait wait =
        BatchWait.from(
            """
            {"tasks": {"version": 1, "account": "default", "jobId": "render",
                       "taskIdPrefix": "part", "count": 250, "sasExpiry": null},
             "entered": "2026-11-29T10:00:05Z", "timeout": null, "resultVariable": "outputs"}
            """);

    assertThat(wait.target()).isEqualTo(BatchWait.Target.LIST);
    assertThat(wait.jobId()).isEqualTo("render");
    assertThat(wait.taskId()).hasValue("part");
    assertThat(wait.tasks()).hasValue(250);
    assertThat(wait.attempt()).isEmpty();
    assertThat(wait.deadline()).isEmpty();
    assertThat(wait.sasExpiry()).isEmpty();
  }

  @Test
  void readsAWaitForAJob() {
    BatchWait wait =
        BatchWait.from(
            """
            {"account": "second", "jobId": "render", "entered": "2026-11-29T10:00:05Z",
             "resultVariable": "outputs"}
            """);

    assertThat(wait.target()).isEqualTo(BatchWait.Target.JOB);
    assertThat(wait.account()).isEqualTo("second");
    assertThat(wait.jobId()).isEqualTo("render");
    assertThat(wait.taskId()).isEmpty();
    assertThat(wait.tasks()).isEmpty();
  }

  @Test
  void refusesWhatIsNoObject() {
    assertThatThrownBy(() -> BatchWait.from("[]"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("azureBatchWait");
  }
}
