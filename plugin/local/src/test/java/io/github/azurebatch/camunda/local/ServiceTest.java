package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import com.microsoft.azure.batch.protocol.models.JobAddParameter;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import java.io.IOException;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A service with two slots and the SDK's client of it. */
abstract class ServiceTest {

  static final Duration PATIENCE = Duration.ofSeconds(20);

  final FakeRunner runner = new FakeRunner();
  LocalBatchService service;
  BatchClient client;

  @BeforeEach
  void start() {
    service = LocalBatchService.builder().taskRunner(runner).slotsPerNode(2).nodeCount(1).start();
    client = SdkClient.open(service);
  }

  @AfterEach
  void stop() {
    client.protocolLayer().restClient().close();
    service.close();
  }

  void addJob(String id) throws IOException {
    client.jobOperations().createJob(job(id));
  }

  void addTask(String jobId, String taskId, String commandLine) throws IOException {
    client.taskOperations().createTask(jobId, task(taskId, commandLine));
  }

  void awaitIdle() throws InterruptedException {
    assertThat(service.awaitIdle(PATIENCE)).isTrue();
  }

  void awaitState(String jobId, String taskId, TaskState state) throws InterruptedException {
    assertThat(service.awaitTaskState(jobId, taskId, state, PATIENCE)).isTrue();
  }

  static JobAddParameter job(String id) {
    return new JobAddParameter().withId(id).withPoolInfo(new PoolInformation().withPoolId("local"));
  }

  static TaskAddParameter task(String id, String commandLine) {
    return new TaskAddParameter().withId(id).withCommandLine(commandLine);
  }

  static void assertRefused(int status, String code, ThrowingCallable call) {
    BatchErrorException refusal = catchThrowableOfType(BatchErrorException.class, call);
    assertThat(refusal).isNotNull();
    assertThat(refusal.response().code()).isEqualTo(status);
    assertThat(refusal.body().code()).isEqualTo(code);
  }
}
