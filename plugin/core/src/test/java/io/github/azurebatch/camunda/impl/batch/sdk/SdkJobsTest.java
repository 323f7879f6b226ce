package io.github.azurebatch.camunda.impl.batch.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azurebatch.camunda.StubService;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobConstraints;
import io.github.azurebatch.camunda.impl.batch.job.JobManager;
import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.impl.batch.sdk.model.RestFields;
import io.github.azurebatch.camunda.impl.batch.task.TaskEnvironment;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs with all that they can have. */
class SdkJobsTest {

  private static final Map<String, Object> AUTO_POOL =
      Map.of(
          "autoPoolSpecification",
          Map.of(
              "autoPoolIdPrefix",
              "p",
              "poolLifetimeOption",
              "job",
              "keepAlive",
              false,
              "pool",
              Map.of(
                  "vmSize",
                  "standard_d2_v3",
                  "targetDedicatedNodes",
                  1,
                  "resizeTimeout",
                  "PT15M",
                  "userAccounts",
                  List.of(Map.of("name", "u", "password", "p4ss")),
                  "resourceTags",
                  Map.of("cost", "1"))));

  private final StubService stub = new StubService();
  private final BatchService service =
      SdkBatchService.open(
          new BatchAccount(stub.url(), "myaccount", new Credential.AccountKey(new Secret("a2V5"))));

  @AfterEach
  void close() {
    service.close();
    stub.close();
  }

  @Test
  void sendsAllThatAJobCanHave() {
    stub.then(201, "");

    service.createJob(
        new JobSpecification(
            "job-1",
            Map.of(
                "poolInfo",
                AUTO_POOL,
                "priority",
                -10,
                "maxParallelTasks",
                7,
                "usesTaskDependencies",
                true,
                "onAllTasksComplete",
                "terminatejob",
                "onTaskFailure",
                "performexitoptionsjobaction"),
            new JobConstraints(Duration.ofHours(1), 3),
            new TaskEnvironment(Map.of("A", "1")),
            Map.of("team", "a"),
            manager()));

    assertThat(stub.requests().get(0).body())
        .isEqualTo(
            """
            {"id":"job-1","priority":-10,"maxParallelTasks":7,\
            "constraints":{"maxWallClockTime":"PT1H","maxTaskRetryCount":3},\
            "jobManagerTask":{"id":"manager","commandLine":"run","resourceFiles":[],"outputFiles":[],\
            "environmentSettings":[{"name":"CAMUNDA_AZURE_BATCH_KEY","value":"key-1"},\
            {"name":"CAMUNDA_AZURE_BATCH_INSTALLATION","value":"installation-1"},\
            {"name":"CAMUNDA_AZURE_BATCH_PROCESS_INSTANCE","value":"instance-1"},\
            {"name":"CAMUNDA_AZURE_BATCH_ON_CANCEL","value":"leave"}],\
            "constraints":{},"killJobOnCompletion":false,"runExclusive":true},\
            "commonEnvironmentSettings":[{"name":"A","value":"1"}],\
            "poolInfo":{"autoPoolSpecification":{"autoPoolIdPrefix":"p","poolLifetimeOption":"job",\
            "keepAlive":false,"pool":{"vmSize":"standard_d2_v3","resizeTimeout":"PT15M",\
            "targetDedicatedNodes":1,"userAccounts":[{"name":"u","password":"p4ss"}],\
            "resourceTags":{"cost":"1"}}}},\
            "onAllTasksComplete":"terminatejob","onTaskFailure":"performexitoptionsjobaction",\
            "metadata":[{"name":"team","value":"a"}],"usesTaskDependencies":true}""");
  }

  @Test
  void showsNoPasswordOfAnAutoPool() {
    assertThat(
            new JobSpecification(
                    "j",
                    Map.of("poolInfo", AUTO_POOL),
                    JobConstraints.NONE,
                    TaskEnvironment.EMPTY,
                    Map.of(),
                    null)
                .toString())
        .doesNotContain("p4ss");
  }

  @ParameterizedTest
  @MethodSource
  void refusesWhatTheRestApiDoesNotHave(String field, Object value, String said) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> RestFields.checkJob(field, value))
        .withMessageContainingAll(said.split(" "));
  }

  static Stream<Arguments> refusesWhatTheRestApiDoesNotHave() {
    return Stream.of(
        Arguments.of("onAllTasksComplete", "terminate", "terminate noaction terminatejob"),
        Arguments.of("onTaskFailure", "stop", "stop performexitoptionsjobaction"),
        Arguments.of(
            "poolInfo",
            Map.of("autoPoolSpecification", Map.of("keepAlive", true)),
            "poolLifetimeOption missing"),
        Arguments.of(
            "poolInfo",
            Map.of("autoPoolSpecification", Map.of("poolLifetimeOption", "job", "pool", Map.of())),
            "vmSize missing"),
        Arguments.of(
            "poolInfo",
            Map.of(
                "autoPoolSpecification",
                Map.of("poolLifetimeOption", "job", "pool", Map.of("vmsize", "x"))),
            "poolInfo.autoPoolSpecification.pool.vmsize unknown vmSize"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"active", "completed", "terminating"})
  void takesTheJobForItsOwnThatHasItsJobManager(String state) {
    exists(state, "{\"poolId\":\"pool-1\"}", jobManager("key-1"));

    assertThat(service.createJob(job(manager(), Map.of()))).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(stub.requests().get(1).uri().getQuery())
        .contains("$select=id,state,creationTime,poolInfo,usesTaskDependencies,jobManagerTask");
  }

  @ParameterizedTest
  @ValueSource(strings = {"key-2", ""})
  void refusesAJobWithAnotherJobManager(String key) {
    exists("active", "{\"poolId\":\"pool-1\"}", key.isEmpty() ? "" : jobManager(key));

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> service.createJob(job(manager(), Map.of())))
        .withMessageContainingAll("'job-1'", "job manager task", "use another job id");
  }

  @Test
  void refusesAJobThatHasCompletedWithAnotherJobManager() {
    exists("completed", "{\"poolId\":\"pool-1\"}", jobManager("key-2"));

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> service.createJob(job(manager(), Map.of())))
        .satisfies(e -> assertThat(e.code()).isEqualTo("JobCompleted"));
  }

  @Test
  void refusesAJobWhoseTasksCannotDependOnEachOther() {
    exists("active", "{\"poolId\":\"pool-1\"}", ",\"usesTaskDependencies\":false");

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> service.createJob(job(null, Map.of("usesTaskDependencies", true))))
        .withMessageContainingAll("'job-1'", "usesTaskDependencies");
  }

  @Test
  void tellsAPoolFromAnAutoPool() {
    exists("active", "{\"autoPoolSpecification\":{\"poolLifetimeOption\":\"job\"}}", "");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> service.createJob(new JobSpecification("job-1", "pool-1")))
        .withMessageContainingAll("auto pool", "'pool-1'");
  }

  @Test
  void tellsAnAutoPoolFromAPool() {
    exists("active", "{\"poolId\":\"pool-1\"}", "");

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> service.createJob(job(null, Map.of("poolInfo", AUTO_POOL))))
        .withMessageContainingAll("'pool-1'", "not on an auto pool");
  }

  private void exists(String state, String poolInfo, String more) {
    stub.then(409, "{\"code\":\"JobExists\"}");
    stub.then(
        200,
        "{\"id\":\"job-1\",\"state\":\"%s\",\"creationTime\":\"2026-01-01T00:00:00Z\",\"poolInfo\":%s%s}"
            .formatted(state, poolInfo, more));
  }

  private static String jobManager(String key) {
    return ",\"jobManagerTask\":{\"id\":\"manager\",\"environmentSettings\":[{\"name\":\"CAMUNDA_AZURE_BATCH_KEY\",\"value\":\"%s\"}]}"
        .formatted(key);
  }

  private static JobSpecification job(@Nullable JobManager manager, Map<String, Object> fields) {
    var all = new HashMap<String, Object>();
    all.put("poolInfo", Map.of("poolId", "pool-1"));
    all.putAll(fields);
    return new JobSpecification(
        "job-1", all, JobConstraints.NONE, TaskEnvironment.EMPTY, Map.of(), manager);
  }

  private static JobManager manager() {
    return new JobManager(LocalBatch.task("job-1", "manager", "key-1", "run"), false, true, null);
  }
}
