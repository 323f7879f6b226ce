package io.github.azurebatch.camunda.impl.engine.submit.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.input.GivenInputs;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import io.github.azurebatch.camunda.impl.engine.secret.Secrets;
import io.github.azurebatch.camunda.impl.engine.submit.TaskOwner;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmissionReader;
import io.github.azurebatch.camunda.impl.engine.submit.pool.KnownPools;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobReaderTest {

  private static final JobReader READER =
      new JobReader(
          new TaskSubmissionReader(
              OfflineAccounts.configuration(), new KnownPools(Clock.systemUTC())),
          new Secrets(Map.of()));

  @Test
  void readsAJobWithItsPool() {
    JobSubmission job = read(Map.of("priority", "5"));

    assertThat(job.specification().id()).isEqualTo("job-1");
    assertThat(job.specification().poolId()).isEqualTo("pool-1");
    assertThat(job.jobManager()).isNull();
  }

  @Test
  void givesTheJobManagerTaskTheIdOfTheJob() {
    JobSubmission job =
        read(Map.of("jobManagerTask", Map.of("taskId", "manager", "commandLine", "run")));

    assertThat(job.jobManager())
        .satisfies(
            task -> {
              assertThat(task.specification().reference().jobId()).isEqualTo("job-1");
              assertThat(task.specification().reference().taskId()).isEqualTo("manager");
            });
  }

  @Test
  void refusesToEndAJobBeforeItsFirstTask() {
    assertThatThrownBy(() -> read(Map.of("onAllTasksComplete", "terminateJob")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("before its first task is submitted");
    assertThat(
            read(Map.of(
                    "onAllTasksComplete",
                    "terminatejob",
                    "jobManagerTask",
                    Map.of("commandLine", "run")))
                .jobManager())
        .isNotNull();
  }

  @Test
  void refusesAPoolBesideAnAutoPool() {
    assertThatThrownBy(() -> read(Map.of("autoPool", Map.of("poolLifetimeOption", "job"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("beside 'poolId'");
  }

  @Test
  void refusesAnUnknownFieldOfTheJobManagerTask() {
    assertThatThrownBy(
            () -> read(Map.of("jobManagerTask", Map.of("commandLine", "run", "dependsOn", "a"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'jobManagerTask'")
        .hasMessageContaining("'dependsOn' is unknown");
  }

  private static JobSubmission read(Map<String, Object> inputs) {
    Map<String, Object> all = new HashMap<>(Map.of("jobId", "job-1", "poolId", "pool-1"));
    all.putAll(inputs);
    return READER.read(
        GivenInputs.of(all),
        "installation",
        () -> new TaskOwner("key", "installation", "create", "instance"));
  }
}
