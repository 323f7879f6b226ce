package io.github.azurebatch.camunda.process.waiting;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.OnPostgresql;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Waits that are due in one round end in few transactions, and each as if it were alone. */
class EndsTogetherTest {

  private static final int MANY = 40;
  private static final int SOME = 12;
  private static final String POOL = "together";
  private static final AtomicInteger CALLS = new AtomicInteger();
  private static final Duration RUN_TIME = Duration.ofMinutes(5);

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);

  /** A variable that tells when code of the model runs. */
  public record Calls(int version) {

    public Calls() {
      this(1);
    }

    public int next() {
      return CALLS.incrementAndGet();
    }
  }

  @BeforeEach
  void everyTaskWritesAFile() {
    azure.script(forTask("*").delay(RUN_TIME).file("output.txt", "x"));
    azure.batch().pools().add(PoolSettings.linux(POOL).slotsPerNode(MANY));
    CALLS.set(0);
  }

  /** PostgreSQL knows the transaction of each row. */
  @OnPostgresql
  @Test
  void fortyEndInFewTransactions() throws SQLException {
    azure.deploy(model(UnaryOperator.identity()));
    List<ProcessInstance> instances = waiting(MANY);

    azure.poll();

    assertThat(transactionsOfOutputs()).isBetween(1, MANY / 4);
    azure.executeJobs();
    assertThat(instances).allSatisfy(EndsTogetherTest::assertEnded);
  }

  @OnEveryDatabase
  @Test
  void oneThatAnotherNodeHasLeavesTheOthersTheirEnds() throws SQLException {
    azure.deploy(model(UnaryOperator.identity()));
    List<ProcessInstance> instances = waiting(SOME);
    ProcessInstance held = instances.get(SOME / 2);
    holdByAnotherNode(held);

    azure.poll();

    ExternalTask wait = engines.onlyWait();
    assertThat(wait.getProcessInstanceId()).isEqualTo(held.getId());
    assertThat(wait.getRetries()).isEqualTo(2);
    assertThat(engines.incidents()).isEmpty();
    azure.executeJobs();
    assertThat(instances)
        .filteredOn(each -> each != held)
        .allSatisfy(EndsTogetherTest::assertEnded);
    azure.advance(Duration.ofMinutes(2));
    azure.runToRest();
    assertEnded(held);
  }

  @Test
  void oneThatWasCancelledLeavesTheOthersTheirEnds() {
    azure.deploy(model(UnaryOperator.identity()));
    List<ProcessInstance> instances = waiting(SOME);
    azure.engine().getRuntimeService().deleteProcessInstance(instances.get(0).getId(), "cancelled");

    azure.runToRest();

    assertThat(instances.subList(1, SOME)).allSatisfy(EndsTogetherTest::assertEnded);
    assertThat(engines.incidents()).isEmpty();
  }

  static Stream<BpmnModelInstance> modelsWithCode() {
    String next = "${calls.next()}";
    return Stream.of(
        model(await -> await.camundaExecutionListenerExpression("end", next)),
        model(await -> await.camundaOutputParameter("mapped", next)),
        withCondition("${calls.next() < 0}"));
  }

  private static BpmnModelInstance withCondition(String condition) {
    BpmnModelInstance model = model(UnaryOperator.identity());
    model
        .<Process>getModelElementById(Models.KEY)
        .builder()
        .eventSubProcess()
        .startEvent("never")
        .condition(condition)
        .endEvent();
    return model;
  }

  /** All instances wait for tasks of one Batch job, which has room for them. */
  private static BpmnModelInstance model(UnaryOperator<ServiceTaskBuilder> await) {
    return Models.submitAndAwait(
            Models.issueSas(Models.prepare("together", POOL), UnaryOperator.identity()),
            submit ->
                submit
                    .camundaInputParameter("commandLine", "scripted")
                    .camundaInputParameter("outputFiles", "output.txt"),
            await)
        .endEvent("done")
        .done();
  }

  /** Its effects may be outside of the database, which undoes nothing of them. */
  @ParameterizedTest
  @MethodSource("modelsWithCode")
  void codeOfAModelRunsOnceForEachThoughAnotherWaitCannotEnd(BpmnModelInstance model)
      throws SQLException {
    azure.deploy(model);
    waiting(1);
    CALLS.set(0);
    azure.runToRest();
    int ofOne = CALLS.get();
    assertThat(ofOne).isPositive();
    holdByAnotherNode(waiting(SOME).get(SOME - 1));
    CALLS.set(0);

    azure.poll();
    azure.executeJobs();

    assertThat(CALLS).hasValue((SOME - 1) * ofOne);
  }

  /** Their tasks have completed, and a round has read the waits before. */
  private List<ProcessInstance> waiting(int count) {
    List<ProcessInstance> instances =
        Stream.generate(() -> azure.start(Models.KEY, Map.of("calls", new Calls())))
            .limit(count)
            .toList();
    azure.executeJobs();
    azure.poll();
    azure.advance(RUN_TIME);
    engines.awaitTasks();
    return instances;
  }

  private static void assertEnded(ProcessInstance instance) {
    assertThat(instance).isEnded().hasPassed("done");
    assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("output.txt");
  }

  /** Past the engine, so that no node is told. */
  private static void holdByAnotherNode(ProcessInstance instance) throws SQLException {
    try (Connection connection = connection();
        PreparedStatement lock =
            connection.prepareStatement(
                "update ACT_RU_EXT_TASK set WORKER_ID_ = ?, LOCK_EXP_TIME_ = ?, RETRIES_ = 2 where PROC_INST_ID_ = ?")) {
      lock.setString(1, "azure-batch-" + UUID.randomUUID());
      lock.setTimestamp(
          2, Timestamp.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofMinutes(1))));
      lock.setString(3, instance.getId());
      assertThat(lock.executeUpdate()).isEqualTo(1);
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    }
  }

  private static int transactionsOfOutputs() throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select count(distinct xmin::text) from ACT_HI_VARINST where NAME_ = 'outputs'")) {
      found.next();
      return found.getInt(1);
    }
  }

  private static Connection connection() throws SQLException {
    return azure.engine().getProcessEngineConfiguration().getDataSource().getConnection();
  }
}
