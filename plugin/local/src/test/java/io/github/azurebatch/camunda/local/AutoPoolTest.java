package io.github.azurebatch.camunda.local;

import static io.github.azurebatch.camunda.local.TaskState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.batch.protocol.models.AutoPoolSpecification;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.JobPatchParameter;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.PoolLifetimeOption;
import com.microsoft.azure.batch.protocol.models.PoolSpecification;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AutoPoolTest extends ServiceTest {

  @Test
  void runsItsJob() throws Exception {
    String poolId = addJob(automatic());
    addTask("job", "task", "exit 0");
    awaitIdle();

    assertThat(poolId).startsWith("render_");
    assertThat(client.poolOperations().getPool(poolId).currentDedicatedNodes()).isEqualTo(2);
    assertThat(client.taskOperations().getTask("job", "task").nodeInfo().poolId())
        .isEqualTo(poolId);
    PoolInformation information = client.jobOperations().getJob("job").poolInfo();
    assertThat(information.poolId()).isNull();
    assertThat(information.autoPoolSpecification().autoPoolIdPrefix()).isEqualTo("render");
  }

  @Test
  void goesWhenItsJobIsCompleted() throws Exception {
    String poolId = addJob(automatic());
    addTask("job", "task", "block");
    awaitState("job", "task", RUNNING);

    client.jobOperations().terminateJob("job", "enough");
    awaitIdle();

    assertThat(client.poolOperations().existsPool(poolId)).isFalse();
    assertThat(client.jobOperations().getJob("job").executionInfo().poolId()).isEqualTo(poolId);
  }

  @Test
  void goesWhenItsJobIsDeleted() throws Exception {
    String poolId = addJob(automatic());

    client.jobOperations().deleteJob("job");

    assertThat(client.poolOperations().existsPool(poolId)).isFalse();
  }

  @Test
  void staysWhenItIsToBeKeptAlive() throws Exception {
    String poolId = addJob(automatic().withKeepAlive(true));

    client.jobOperations().terminateJob("job", "enough");

    assertThat(client.poolOperations().existsPool(poolId)).isTrue();
  }

  @Test
  void staysWithItsJobWhenThatIsChanged() throws Exception {
    String poolId = addJob(automatic());

    client.jobOperations().patchJob("job", new JobPatchParameter().withPriority(3));

    assertThat(client.jobOperations().getJob("job").executionInfo().poolId()).isEqualTo(poolId);
  }

  @Test
  void isNotForJobsThatNameAPool() {
    assertRefused(
        400,
        "InvalidPropertyValue",
        () ->
            client
                .jobOperations()
                .createJob(
                    job("job")
                        .withPoolInfo(
                            new PoolInformation()
                                .withPoolId("local")
                                .withAutoPoolSpecification(automatic()))));
  }

  @Test
  void livesAsLongAsItsJobAndNoSchedule() {
    assertRefused(
        400,
        "InvalidPropertyValue",
        () -> addJob(automatic().withPoolLifetimeOption(PoolLifetimeOption.JOB_SCHEDULE)));
  }

  private static AutoPoolSpecification automatic() {
    return new AutoPoolSpecification()
        .withAutoPoolIdPrefix("render")
        .withPoolLifetimeOption(PoolLifetimeOption.JOB)
        .withPool(
            new PoolSpecification().withVmSize("standard_d2s_v3").withTargetDedicatedNodes(2));
  }

  private String addJob(AutoPoolSpecification specification) throws IOException {
    client
        .jobOperations()
        .createJob(
            job("job")
                .withPoolInfo(new PoolInformation().withAutoPoolSpecification(specification)));
    CloudJob job = client.jobOperations().getJob("job");
    return job.executionInfo().poolId();
  }
}
