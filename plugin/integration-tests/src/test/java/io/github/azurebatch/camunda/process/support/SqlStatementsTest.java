package io.github.azurebatch.camunda.process.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase
class SqlStatementsTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @Test
  void countsReadsAndWritesByTheirNames() {
    azure.deploy(
        Bpmn.createExecutableProcess(Models.KEY).startEvent().userTask("look").endEvent().done());
    azure.start(Models.KEY, Map.of());
    SqlStatements statements = SqlStatements.of(azure.engine());

    azure.start(Models.KEY, Map.of("a", 1, "b", 2));
    assertThat(statements.byName())
        .containsEntry("insertTask", 1L)
        .containsEntry("insertVariableInstance", 2L)
        .containsEntry("selectLatestProcessDefinitionByKey", 1L);
    assertThat(statements.total("insertVariableInstance")).isEqualTo(2);
    assertThat(SqlStatements.of(azure.engine())).isSameAs(statements);
    assertThat(statements.total()).isZero();
  }
}
