package io.github.azurebatch.camunda.process.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That a secret is found wherever the check looks. */
class LeakCheckTest {

  private static final String SECRET = "secret of this test";

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(Databases.current().withProperty("secrets.planted", SECRET));

  static Stream<Object> planted() {
    String signature =
        Base64.getEncoder().encodeToString("32 bytes, as signatures have it.".getBytes(UTF_8));
    return Stream.of(
        "the " + SECRET,
        "the key " + azure.batch().accountKey(),
        "https://a/c?sp=w&sig=" + signature,
        Variables.byteArrayValue(SECRET.getBytes(UTF_8)),
        Variables.objectValue(Map.of("text", SECRET))
            .serializationDataFormat("application/json")
            .create());
  }

  @ParameterizedTest
  @MethodSource("planted")
  void findsASecretInAVariableAndInItsHistory(Object value) throws SQLException {
    azure.deploy(
        Bpmn.createExecutableProcess(Models.KEY).startEvent().userTask().endEvent().done());
    assertThat(LeakCheck.leaks(azure)).isEmpty();

    ProcessInstance instance = azure.start(Models.KEY, Map.of("planted", value));

    assertThat(LeakCheck.leaks(azure)).isNotEmpty();
    azure.engine().getRuntimeService().deleteProcessInstance(instance.getId(), "found");
    assertThat(LeakCheck.leaks(azure)).isNotEmpty();
    azure.engine().getHistoryService().deleteHistoricProcessInstance(instance.getId());
    assertThat(LeakCheck.leaks(azure)).isEmpty();
  }

  @Test
  void findsASecretInTheNameOfAThread() throws SQLException {
    Thread thread = Thread.currentThread();
    String name = thread.getName();
    thread.setName("of the " + SECRET);
    try {
      assertThat(LeakCheck.leaks(azure)).isNotEmpty();
    } finally {
      thread.setName(name);
    }
  }

  @Test
  void looksAtTheExtensionsOfATestClassAndOfTheClassesAroundIt() {
    assertThat(LeakCheck.extensions(LeakCheckTest.class)).containsExactly(azure);
    assertThat(LeakCheck.extensions(Inner.class)).containsExactly(azure);
  }

  private static final class Inner {}
}
