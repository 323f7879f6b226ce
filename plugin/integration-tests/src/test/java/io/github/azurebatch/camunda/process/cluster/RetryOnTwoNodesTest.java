package io.github.azurebatch.camunda.process.cluster;

import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.Operation.TASK_REACTIVATE;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.local.Operation;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.OtherNode;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A failed wait that is retried while two engine nodes look after it. */
@OnEveryDatabase
class RetryOnTwoNodesTest {

  /** Longer than a lease. */
  private static final Duration OUTLIVED = Duration.ofMinutes(2);

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final BatchTasks batch = new BatchTasks(azure);
  private final String jobId = "two-nodes-" + UUID.randomUUID();
  @RegisterExtension final OtherNode other = new OtherNode(azure);

  private final AzureBatchProcessEnginePlugin otherNode = other.plugin();
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void reactivatesTheTaskOnceWhereBothLookAtTheSameMoment() {
    ProcessInstance instance = failed("P1D");
    azure.advance(OUTLIVED);

    engines.retryTheWait();
    CyclicBarrier together = new CyclicBarrier(2);
    CompletableFuture<Void> other = inTheBackground(() -> pollTogether(otherNode, together));
    pollTogether(azure.plugin(), together);
    other.join();
    // where each has come in the other's way twice, none has the lease before its next round
    otherNode.poll();
    azure.poll();

    assertThat(azure.batch().calls().count(TASK_REACTIVATE)).isEqualTo(1);
    assertThatItSucceedsOnce(instance, 1);
  }

  @Test
  void reactivatesTheTaskOnceWhereOneNodeGoesOnWithACallThatHungForLongerThanItsLease() {
    ProcessInstance instance = failed("P1D");

    retryWithAHangingCall(TASK_REACTIVATE);

    assertThatItSucceedsOnce(instance, 1);
    assertThat(batch.all(jobId)).hasSize(1);
  }

  @Test
  void submitsTheTaskAnewOnceWhereOneNodeGoesOnWithACallThatHungForLongerThanItsLease() {
    ProcessInstance instance = failed("PT4M");

    retryWithAHangingCall(TASK_ADD);

    assertThatItSucceedsOnce(instance, 2);
    assertThat(batch.all(jobId)).hasSize(2);
  }

  private ProcessInstance failed(String lifetime) {
    azure.script(forTask("*").exitCode(3));
    azure.deploy(
        Models.submitAndAwait(
                Models.issueSas(
                    Models.prepare(jobId), sas -> sas.camundaInputParameter("lifetime", lifetime)),
                submit ->
                    submit
                        .camundaInputParameter("commandLine", "scripted")
                        .camundaInputParameter("outputFiles", "output.txt"),
                await -> await)
            .endEvent("done")
            .done());
    ProcessInstance instance = engines.run();
    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("exit code 3");
    azure.script(forTask("*").action(task -> runs.incrementAndGet()));
    return instance;
  }

  /** The other node takes the lease over while the call is on its way. */
  private void retryWithAHangingCall(Operation operation) {
    long before = azure.batch().calls().count(operation);
    azure.batch().faults().next(operation).delay(OUTLIVED);
    engines.retryTheWait();
    CompletableFuture<Void> hanging = inTheBackground(azure::poll);
    Awaitility.await().until(() -> azure.batch().calls().count(operation) > before);

    azure.advance(OUTLIVED);
    otherNode.poll();
    hanging.join();
  }

  private void assertThatItSucceedsOnce(ProcessInstance instance, int attempt) {
    otherNode.close();
    azure.runToRest();
    assertThat(instance).isEnded().hasPassed("done");
    assertThat(engines.incidents()).isEmpty();
    assertThat(azure.variable(instance, "outputs"))
        .containsEntry("exitCode", 0)
        .containsEntry("attempt", attempt);
    assertThat(runs).hasValue(1);
  }

  private static void pollTogether(AzureBatchProcessEnginePlugin node, CyclicBarrier together) {
    try {
      together.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    node.poll();
  }

  private static CompletableFuture<Void> inTheBackground(Runnable work) {
    return CompletableFuture.runAsync(work, task -> new Thread(task, "a-node").start());
  }
}
