package io.github.azurebatch.camunda.impl.batch.sdk;

import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
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
import io.github.azurebatch.camunda.local.PoolSettings;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** A local Batch service, and the adapter on it; its pauses take no time. */
public final class LocalBatch implements AutoCloseable {

  private final LocalBatchService local;
  private final BatchService service;

  LocalBatch() {
    var clock = new MovableClock(Clock.systemUTC());
    local = LocalBatchService.builder().clock(clock).start();
    var key = new Credential.AccountKey(new Secret(local.accountKey()));
    var account = new BatchAccount(URI.create(local.url()), local.accountName(), key);
    service = SdkBatchService.open(account, Gates.open(), Clock.systemUTC(), duration -> {});
  }

  LocalBatchService local() {
    return local;
  }

  BatchService service() {
    return service;
  }

  /** Creates the job on the pool that is there. */
  BatchService withJob(String jobId) {
    service.createJob(new JobSpecification(jobId, LocalBatchService.POOL_ID));
    return service;
  }

  /** Creates the job on a pool that has no nodes. */
  BatchService withJobThatRunsNothing(String jobId) {
    local.pools().add(PoolSettings.linux("without-nodes").nodes(0));
    service.createJob(new JobSpecification(jobId, "without-nodes"));
    return service;
  }

  public static TaskSpecification task(String jobId, String id, String key, String commandLine) {
    return new TaskSpecification(
        new TaskReference(jobId, id),
        new TaskMark(key, "installation-1", "instance-1", "leave"),
        commandLine,
        TaskEnvironment.EMPTY,
        List.of(),
        List.of(),
        TaskConstraints.NONE,
        TaskOptions.NONE);
  }

  @Override
  public void close() {
    service.close();
    local.close();
  }
}
