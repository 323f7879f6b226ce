package io.github.azurebatch.camunda.variable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.model.AzureBatchErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchErrorTest {

  @Test
  void readsWhatATaskFailedWith() {
    BatchError error =
        BatchError.from(
            """
            {"version": 1, "account": "default", "error": "AzureBatchTaskFailed",
             "code": "FailureExitCode", "category": "UserError", "message": "ended with 3",
             "details": {"Message": "The task exited"}, "exitCode": 3,
             "uploadFailure": {"code": "FileUploadContainerNotFound", "message": "no container"},
             "jobId": "numbers", "taskId": "write", "poolId": "small",
             "nodeId": "tvmps_1_d", "stdout": "", "stderr": "disk full",
             "fileUploadOut": null, "fileUploadErr": null, "logsFrom": "node",
             "warnings": ["a > without a shell"]}
            """);

    assertThat(error.error()).isEqualTo(AzureBatchErrors.TASK_FAILED);
    assertThat(error.code()).isEqualTo("FailureExitCode");
    assertThat(error.category()).contains("UserError");
    assertThat(error.details()).isEqualTo(Map.of("Message", "The task exited"));
    assertThat(error.exitCode()).hasValue(3);
    assertThat(error.uploadFailure())
        .contains(new BatchError.UploadFailure("FileUploadContainerNotFound", "no container"));
    assertThat(error.poolId()).contains("small");
    assertThat(error.nodeId()).contains("tvmps_1_d");
    assertThat(error.stdout()).contains("");
    assertThat(error.stderr()).contains("disk full");
    assertThat(error.fileUploadErr()).isEmpty();
    assertThat(error.logsFrom()).contains("node");
    assertThat(error.warnings()).containsExactly("a > without a shell");
  }

  @Test
  void readsAnErrorThatOnlyHasACodeAndAMessage() {
    BatchError error =
        BatchError.from(
            Map.of("error", AzureBatchErrors.OUTPUT_MISSING, "category", "", "message", "none"));

    assertThat(error.category()).isEmpty();
    assertThat(error.exitCode()).isEmpty();
    assertThat(error.uploadFailure()).isEmpty();
    assertThat(error.details()).isEmpty();
    assertThat(error.failures()).isEmpty();
    assertThat(error.taskIdPrefix()).isEmpty();
    assertThatThrownBy(error::code)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("'batchError': the field 'code' is missing");
  }

  @Test
  void readsASubmittedTask() {
    BatchTask task =
        BatchTask.from(
            """
            {"version": 1, "account": "default", "jobId": "numbers", "taskId": "write",
             "submitted": "2026-07-01T10:00:00Z", "created": null, "sasExpiry": null,
             "maxWallClockTime": "PT1H", "onCancel": "terminate", "outputFiles": []}
            """);

    assertThat(task.taskId()).isEqualTo("write");
    assertThat(task.submitted()).isEqualTo(Instant.parse("2026-07-01T10:00:00Z"));
    assertThat(task.created()).isEmpty();
    assertThat(task.maxWallClockTime()).contains(Duration.ofHours(1));
    assertThat(task.warnings()).isEmpty();
  }

  @Test
  void namesTheTasksOfASubmittedList() {
    BatchTasks tasks =
        BatchTasks.from(
            Map.of("jobId", "numbers", "taskIdPrefix", "count", "count", 12, "account", "x"));

    assertThat(tasks.taskId(7)).isEqualTo("count-07");
    assertThat(tasks.taskId(12)).isEqualTo("count-12");
    assertThatThrownBy(() -> tasks.taskId(0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tasks.taskId(13)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
