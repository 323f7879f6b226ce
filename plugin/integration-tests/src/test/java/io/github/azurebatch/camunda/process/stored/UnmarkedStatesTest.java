package io.github.azurebatch.camunda.process.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.sql.SQLException;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Without the setting, an engine believes nothing that an earlier build stored without a mark. */
class UnmarkedStatesTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @Test
  void becomeIncidentsThatSayWhatToDo() throws SQLException {
    try (StoredStart start = new StoredStart(azure, "format-1")) {
      start.retryIncidents();
      azure.advance(StoredStart.LEASE);

      azure.poll();

      List<ExternalTask> waits =
          azure.engine().getExternalTaskService().createExternalTaskQuery().active().list();
      assertThat(waits)
          .hasSizeGreaterThan(10)
          .allSatisfy(
              wait ->
                  assertThat(wait.getErrorMessage())
                      .contains("is not believed", "is missing", "'trust-unmarked-values'"));
      assertThat(incidents()).hasSizeGreaterThanOrEqualTo(waits.size());
      deleteAll();
    }
  }

  private static List<Incident> incidents() {
    return runtime().createIncidentQuery().list();
  }

  private static void deleteAll() {
    for (ProcessInstance instance :
        runtime().createProcessInstanceQuery().rootProcessInstances().list()) {
      runtime().deleteProcessInstance(instance.getId(), "not needed");
    }
    assertThat(runtime().createProcessInstanceQuery().count()).isZero();
  }

  private static RuntimeService runtime() {
    return azure.engine().getRuntimeService();
  }
}
