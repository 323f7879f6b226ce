package io.github.azurebatch.camunda.process.faults;

import static io.github.azurebatch.camunda.local.Operation.JOB_ADD;
import static io.github.azurebatch.camunda.local.Operation.JOB_GET;
import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.Operation.TASK_ADD_COLLECTION;
import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.local.Operation;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The service throttles the account for longer than a call waits. */
class ThrottlingTest {

  private static final Duration LONG = Duration.ofSeconds(40);
  private static final Duration LATEST_TURN = LONG.plusSeconds(5);

  private static final int RETRIES_OF_A_CONTINUATION = 3;

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @BeforeEach
  void watchTheMeters() {
    azure.script(forTask("*").file("output.txt", "x"));
    Metrics.addRegistry(meters);
  }

  @AfterEach
  void forgetWhatIsThrottled() {
    Metrics.removeRegistry(meters);
    azure.restartEngine();
  }

  @Test
  void aThrottledSubmissionComesAgainWhenTheServiceAllowsItAndLosesNoRetry() {
    azure.deploy(Models.work("scripted", "output.txt"));
    throttleNext(TASK_ADD);
    Date start = ClockUtil.getCurrentTime();
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    int before = engines.onlyJob().getRetries();

    azure.executeJobs();

    Job job = engines.onlyJob();
    assertThat(job.getRetries()).isEqualTo(before);
    assertThat(job.getExceptionMessage()).isNull();
    assertThat(job.getDuedate())
        .isAfterOrEqualTo(Date.from(start.toInstant().plus(LONG)))
        .isBefore(Date.from(ClockUtil.getCurrentTime().toInstant().plus(LATEST_TURN)));
    azure.advance(LATEST_TURN);
    azure.runToRest();
    assertThat(instance).isEnded();
    assertThat(azure.batch().calls().count(TASK_ADD)).isEqualTo(2);
    assertThat(throttled()).isEqualTo(1);
  }

  @Test
  void nobodyElseOfTheNodeCallsTheAccountMeanwhile() {
    azure.deploy(Models.work("scripted", "output.txt"));
    throttleNext(JOB_ADD);
    ProcessInstance first = azure.start(Models.KEY, Map.of());
    int before = engines.onlyJob().getRetries();
    azure.executeJobs();

    ProcessInstance second = engines.start(Map.of());
    azure.poll();

    assertThat(azure.batch().calls().total()).isEqualTo(1);
    assertThat(engines.jobs())
        .allSatisfy(job -> assertThat(job.getRetries()).isEqualTo(before))
        .allSatisfy(job -> assertThat(job.getDuedate()).isNotNull());
    azure.advance(LATEST_TURN);
    azure.runToRest();
    assertThat(first).isEnded();
    assertThat(second).isEnded();
    assertThat(engines.incidents()).isEmpty();
  }

  @Test
  void theWatcherLeavesTheAccountAloneAsLongAsTheServiceSays() {
    azure.deploy(Models.work("scripted", "output.txt"));
    ProcessInstance instance = engines.start(Map.of());
    throttleNext(TASK_LIST);

    azure.poll();
    azure.advance(LONG.minusSeconds(1));
    azure.poll();
    assertThat(azure.batch().calls().count(TASK_LIST)).isEqualTo(1);
    assertThat(azure.plugin().outages()).extracting(Outage::subject).contains("default");
    assertThat(engines.onlyWait().getRetries()).isNull();
    azure.advance(LATEST_TURN.minus(LONG).plusSeconds(1));
    azure.runToRest();

    assertThat(instance).isEnded();
    assertThat(azure.batch().calls().count(TASK_LIST)).isEqualTo(2);
    assertThat(azure.plugin().outages()).isEmpty();
    assertThat(throttled()).isEqualTo(1);
  }

  @Test
  void theWatcherDoesNotCallWhereASubmissionWasThrottled() {
    azure.deploy(Models.work("scripted", "output.txt"));
    engines.start(Map.of());
    throttleNext(JOB_GET);
    engines.start(Map.of());

    azure.poll();

    assertThat(azure.batch().calls().count(TASK_LIST)).isZero();
    assertThat(azure.plugin().outages()).extracting(Outage::subject).contains("default");
    azure.advance(LATEST_TURN);
    azure.runToRest();
    assertThat(azure.plugin().outages()).isEmpty();
    assertThat(engines.jobs()).isEmpty();
  }

  @Test
  void aListThatIsThrottledHalfWayGoesOnWhereItWas() {
    TaskLists lists = TaskLists.inNewJob();
    azure.deploy(
        TaskLists.await(lists.submit(500, "output.txt"), UnaryOperator.identity())
            .endEvent("done")
            .done());
    azure.batch().faults().next(2, TASK_ADD_COLLECTION).delay(Duration.ZERO);
    throttleNext(TASK_ADD_COLLECTION);
    ProcessInstance instance = azure.start(Models.KEY, Map.of());

    azure.executeJobs();
    assertThat(instance).isWaitingAt("submit");
    assertThat(engines.onlyJob().getRetries()).isEqualTo(RETRIES_OF_A_CONTINUATION);
    azure.advance(LATEST_TURN);
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs")).containsEntry("succeeded", 500);
    assertThat(azure.batch().calls().count(TASK_ADD_COLLECTION)).isEqualTo(6);
    assertThat(engines.incidents()).isEmpty();
    assertThat(throttled()).isEqualTo(1);
  }

  @Test
  void aCallWaitsForAShortWhileItself() {
    azure.deploy(Models.work("scripted", "output.txt"));
    azure.batch().faults().next(TASK_ADD).answer(429, "TooManyRequests", Duration.ofSeconds(1));
    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded();
    assertThat(azure.batch().calls().count(TASK_ADD)).isEqualTo(2);
    assertThat(
            meters
                .get("camunda.azurebatch.throttled.wait")
                .tags("account", "default", "service", "batch")
                .timer()
                .count())
        .isEqualTo(1);
  }

  private static void throttleNext(Operation operation) {
    azure.batch().faults().next(operation).answer(429, "TooManyRequests", LONG);
  }

  private double throttled() {
    return meters
        .get("camunda.azurebatch.throttled")
        .tags("account", "default", "service", "batch")
        .counter()
        .count();
  }
}
