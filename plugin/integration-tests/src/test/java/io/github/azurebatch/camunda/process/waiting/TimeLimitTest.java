package io.github.azurebatch.camunda.process.waiting;

import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnPostgresql;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A poll of a Batch job, or an end of a wait, that takes too long holds nothing but itself. */
@OnPostgresql
class TimeLimitTest {

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(Databases.current().withProperty("watcher-time-limit", "PT3S"));

  /** How long the service takes, by its own clock. */
  private static final Duration ANSWER = Duration.ofMinutes(1);

  private final Engines engines = new Engines(azure);

  @BeforeEach
  void everyTaskEndsAtOnce() {
    azure.script(forTask("*"));
  }

  @Test
  void goesOnWithoutAnEndThatDoesNotEnd() {
    List<ProcessInstance> good = new ArrayList<>();
    List<String> jobs = List.of("a-" + UUID.randomUUID(), "b-" + UUID.randomUUID());
    azure.deploy(model(await -> await.camundaOutputParameter("hangs", "${gate.pass(hangs)}")));
    Gate gate = new Gate();
    ProcessInstance bad = start(jobs.get(0), true, gate);
    for (int i = 0; i < 110; i++) {
      good.add(start(jobs.get(i % 2), false, gate));
    }
    azure.executeJobs();
    engines.awaitTasks();

    azure.poll();

    assertThat(waits()).hasSize(1);
    assertThat(bad).isWaitingAt("await");
    assertThat(azure.plugin().outages())
        .singleElement()
        .extracting(Outage::subject)
        .asString()
        .contains("end of wait", jobs.get(0));

    ProcessInstance later = start(jobs.get(0), false, gate);
    azure.executeJobs();
    engines.awaitTasks();
    azure.poll();
    azure.executeJobs();
    assertThat(later).isEnded();
    assertThat(gate.entered()).isEqualTo(1);

    gate.open();
    await().until(() -> azure.plugin().outages().isEmpty());
    azure.executeJobs();
    assertThat(bad).isEnded();
    assertThat(good).allSatisfy(instance -> assertThat(instance).isEnded());
  }

  @Test
  void goesOnWithoutALookThatTakesTooLong() {
    List<String> jobs = List.of("slow-" + UUID.randomUUID(), "quick-" + UUID.randomUUID());
    azure.deploy(model(UnaryOperator.identity()));
    jobs.forEach(job -> azure.start(Models.KEY, Map.of("job", job)));
    azure.executeJobs();
    engines.awaitTasks();
    azure.batch().faults().next(TASK_LIST).of(jobs.get(0)).delay(ANSWER);

    azure.poll();

    assertThat(waits())
        .extracting(ExternalTask::getTopicName)
        .singleElement()
        .asString()
        .contains("slow-");
    assertThat(azure.plugin().outages())
        .singleElement()
        .extracting(Outage::subject)
        .asString()
        .contains("poll of", jobs.get(0));

    long lists = azure.batch().calls().count(TASK_LIST);
    azure.poll();
    assertThat(azure.batch().calls().count(TASK_LIST)).isEqualTo(lists);

    azure.advance(ANSWER);
    await().until(() -> azure.plugin().outages().isEmpty());
    azure.poll();
    assertThat(waits()).isEmpty();
  }

  private static BpmnModelInstance model(UnaryOperator<ServiceTaskBuilder> await) {
    return Models.submitAndAwait(
            Models.createJob("${job}", "local"),
            submit -> submit.camundaInputParameter("commandLine", "scripted"),
            await)
        .endEvent()
        .done();
  }

  private static ProcessInstance start(String job, boolean hangs, Gate gate) {
    return azure.start(Models.KEY, Map.of("job", job, "hangs", hangs, "gate", gate));
  }

  private static List<ExternalTask> waits() {
    return azure.engine().getExternalTaskService().createExternalTaskQuery().list();
  }

  /** As an output mapping whose script does not end. */
  public static final class Gate implements Serializable {

    private static final AtomicInteger ENTERED = new AtomicInteger();
    private static volatile CountDownLatch latch = new CountDownLatch(1);

    Gate() {
      ENTERED.set(0);
      latch = new CountDownLatch(1);
    }

    public boolean pass(boolean hangs) throws InterruptedException {
      if (hangs) {
        ENTERED.incrementAndGet();
        latch.await();
      }
      return hangs;
    }

    int entered() {
      return ENTERED.get();
    }

    void open() {
      latch.countDown();
    }
  }
}
