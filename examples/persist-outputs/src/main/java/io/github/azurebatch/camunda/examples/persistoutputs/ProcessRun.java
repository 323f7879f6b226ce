package io.github.azurebatch.camunda.examples.persistoutputs;

import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One run of the process, from its start to its end or to an incident. */
@Component
class ProcessRun {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final ProcessEngine engine;
  private final ExampleProperties properties;
  private final AzureBatchConfiguration azure;

  ProcessRun(ProcessEngine engine, ExampleProperties properties, AzureBatchConfiguration azure) {
    this.engine = engine;
    this.properties = properties;
    this.azure = azure;
  }

  /** Runs it and tells about it; returns the exit status. */
  int run(PrintStream out) {
    printAccount(out);
    ProcessInstance instance = start();
    out.printf("%nProcess persist-outputs, instance %s%n", instance.getId());
    String incident =
        follow(instance.getId(), new Progress(engine, instance.getId(), out, Clock.systemUTC()));
    return new Report(new Results(engine, instance.getId()), out).print(incident);
  }

  private void printAccount(PrintStream out) {
    AzureBatchAccount account = azure.accounts().get(azure.defaultAccount());
    if (account != null) {
      out.printf("Azure Batch    %s%n", account.batch().url());
      out.printf("Azure Storage  %s%n", account.storage().blobEndpoint());
    }
  }

  private ProcessInstance start() {
    return engine
        .getRuntimeService()
        .startProcessInstanceByKey(
            "persist-outputs",
            Map.of("poolId", properties.poolId(), "threshold", properties.threshold()));
  }

  private @Nullable String follow(String instanceId, Progress progress) {
    while (true) {
      boolean running = isRunning(instanceId);
      progress.print();
      Incident incident = incident(instanceId);
      if (incident != null || !running) {
        return incident == null ? null : incident.getIncidentMessage();
      }
      pause();
    }
  }

  private boolean isRunning(String instanceId) {
    return engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceId(instanceId)
            .count()
        > 0;
  }

  private @Nullable Incident incident(String instanceId) {
    return engine
        .getRuntimeService()
        .createIncidentQuery()
        .processInstanceId(instanceId)
        .list()
        .stream()
        .findFirst()
        .orElse(null);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the process was running", e);
    }
  }
}
