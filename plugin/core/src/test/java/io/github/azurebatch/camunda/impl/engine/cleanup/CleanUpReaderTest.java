package io.github.azurebatch.camunda.impl.engine.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.input.GivenInputs;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CleanUpReaderTest {

  @Property
  void takesAnInputOrRefusesIt(@ForAll @From("values") Object value) {
    for (String name :
        List.of("task", "account", "terminateJob", "deleteJob", "deleteContainer", "files")) {
      readOrRefuse(Map.of("jobId", "job", name, value));
    }
    readOrRefuse(Map.of("jobId", value));
  }

  private static void readOrRefuse(Map<String, Object> inputs) {
    try {
      new CleanUpReader(GivenInputs.of(inputs)).read();
    } catch (InvalidInputException e) {
      assertThat(e).hasMessageContaining("input '");
    }
  }

  @Provide
  Arbitrary<Object> values() {
    return GivenInputs.values();
  }
}
