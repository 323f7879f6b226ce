package io.github.azurebatch.camunda.impl.engine.outcome.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.model.AzureBatchErrors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultCodeTest {

  @Test
  void theCodesForUsersAreThoseThatAreThrown() {
    assertThat(Stream.of(FaultCode.values()).map(FaultCode::bpmnErrorCode))
        .containsExactlyElementsOf(AzureBatchErrors.all());
  }
}
