package io.github.azurebatch.camunda.impl.engine.read;

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

class OutputsQueryReaderTest {

  @Property
  void takesAnInputOrRefusesIt(@ForAll @From("values") Object value) {
    for (String name :
        List.of("task", "jobId", "container", "taskId", "account", "kind", "required", "inline")) {
      try {
        new OutputsQueryReader(GivenInputs.of(Map.of(name, value))).read();
      } catch (InvalidInputException e) {
        assertThat(e).hasMessageContaining("input '");
      }
    }
  }

  @Provide
  Arbitrary<Object> values() {
    return GivenInputs.values();
  }
}
