package io.github.azurebatch.camunda.impl.batch.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.fault.ThrottledException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.impl.batch.task.TaskConstraints;
import io.github.azurebatch.camunda.impl.batch.task.TaskEnvironment;
import io.github.azurebatch.camunda.impl.batch.task.TaskMark;
import io.github.azurebatch.camunda.impl.batch.task.TaskOptions;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import io.github.azurebatch.camunda.local.LocalBatchService;
import io.github.azurebatch.camunda.local.MovableClock;
import io.github.azurebatch.camunda.local.Operation;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalBatchServiceContractTest extends BatchServiceContract {

  private static LocalBatchService local;

  @BeforeAll
  static void start() {
    var clock = new MovableClock(Clock.systemUTC());
    local = LocalBatchService.builder().clock(clock).start();
  }

  @AfterAll
  static void stop() {
    local.close();
  }

  @Override
  BatchAccount account() {
    var key = new Credential.AccountKey(new Secret(local.accountKey()));
    return new BatchAccount(URI.create(local.url()), local.accountName(), key);
  }

  @Override
  String poolId() {
    return LocalBatchService.POOL_ID;
  }

  @Override
  Duration patience() {
    return Duration.ofSeconds(20);
  }

  @Test
  void addsOneTaskWhereTheAnswerIsLost() {
    try (BatchService service = withoutPauses()) {
      service.createJob(new JobSpecification("lost", poolId()));
      local.faults().next(Operation.TASK_ADD).dropAfterEffect();

      service.addTask(task("lost"));

      assertThat(service.tasks("lost"))
          .extracting(task -> task.reference().taskId())
          .containsExactly("t1");
      assertThat(local.faults().pending()).isZero();
    }
  }

  @Test
  void createsOneJobWhereTheAnswerIsLost() {
    try (BatchService service = withoutPauses()) {
      local.faults().next(Operation.JOB_ADD).dropAfterEffect();

      service.createJob(new JobSpecification("lost-job", poolId()));

      assertThat(service.tasks("lost-job")).isEmpty();
      assertThat(local.faults().pending()).isZero();
    }
  }

  @Test
  void addsNoTaskWhereTheServiceStaysBusy() {
    try (BatchService service = withoutPauses()) {
      service.createJob(new JobSpecification("busy", poolId()));
      local.faults().next(3, Operation.TASK_ADD).answer(503, "ServerBusy");

      assertThatExceptionOfType(ThrottledException.class)
          .isThrownBy(() -> service.addTask(task("busy")))
          .withMessageContainingAll("'t1'", "'busy'", "ServerBusy", "503");
      assertThat(service.tasks("busy")).isEmpty();
    }
  }

  private BatchService withoutPauses() {
    return SdkBatchService.open(account(), Gates.open(), Clock.systemUTC(), duration -> {});
  }

  private static TaskSpecification task(String jobId) {
    return new TaskSpecification(
        new TaskReference(jobId, "t1"),
        TaskMark.of("key"),
        "/bin/true",
        TaskEnvironment.EMPTY,
        List.of(),
        List.of(),
        TaskConstraints.NONE,
        TaskOptions.NONE);
  }
}
