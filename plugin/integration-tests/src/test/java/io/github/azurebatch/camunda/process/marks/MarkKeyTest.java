package io.github.azurebatch.camunda.process.marks;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.process.marks.HandedOut.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.mark.Authenticity;
import io.github.azurebatch.camunda.impl.engine.mark.MarkedKind;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.mark.Names;
import io.github.azurebatch.camunda.impl.engine.mark.Owner;
import io.github.azurebatch.camunda.process.marks.HandedOut.Use;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The key that the engine nodes of one database share. */
@OnEveryDatabase
class MarkKeyTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final int NODES = 4;

  private final Engines engines = new Engines(azure);

  @Test
  void isOneWhereNodesCreateItAtTheSameMoment() throws Exception {
    deleteKey();
    CyclicBarrier start = new CyclicBarrier(NODES);
    ExecutorService threads = Executors.newFixedThreadPool(NODES);
    List<Future<Marks>> nodes = new ArrayList<>();
    for (int node = 0; node < NODES; node++) {
      nodes.add(
          threads.submit(
              () -> {
                Authenticity strict = new Authenticity((owner, names) -> false);
                start.await();
                strict.open(configuration());
                return strict.of(Owner.ofTenant(null));
              }));
    }
    Map<String, Object> marked =
        nodes.get(0).get().on(MarkedKind.BATCH_JOB, Map.of("jobId", "job"));
    for (Future<Marks> node : nodes) {
      node.get().require(MarkedKind.BATCH_JOB, marked, Names.ofJob("default", "job"));
    }
    threads.shutdown();
  }

  @Test
  void staysWhereTheEngineStartsAgain() {
    HandedOut handedOut = new HandedOut(azure);
    Object container = map(handedOut.values().get("outputContainer"));
    Use use = handedOut.uses().get(0);

    azure.restartEngine();

    ProcessInstance instance = handedOut.use(handedOut.deploy(use), use, container);
    assertThat(engines.onlyIncident(instance)).isNull();
  }

  @Test
  void isMissedAtTheStartWhereWaitsAreThatAnEarlierBuildBegan() throws SQLException {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    azure.deploy(Models.scripted("", await -> await));
    ProcessInstance instance = engines.start(Map.of());
    deleteKey();

    try (LogCapture log = new LogCapture()) {
      azure.restartEngine();
      assertThat(log.warnings("stored without a mark; they become incidents")).hasSize(1);
      assertThat(log.warnings("'trust-unmarked-values'")).hasSize(1);
    }

    azure.poll();
    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("is not believed: its mark");
    try (LogCapture log = new LogCapture()) {
      azure.restartEngine();
      assertThat(log.warnings("stored without a mark")).isEmpty();
    }
  }

  private static void deleteKey() throws SQLException {
    try (Connection connection = configuration().getDataSource().getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                "delete from ACT_GE_PROPERTY where NAME_ = 'azureBatch.markKey'")) {
      assertThat(delete.executeUpdate()).isEqualTo(1);
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    }
  }

  private static ProcessEngineConfigurationImpl configuration() {
    return (ProcessEngineConfigurationImpl) azure.engine().getProcessEngineConfiguration();
  }
}
