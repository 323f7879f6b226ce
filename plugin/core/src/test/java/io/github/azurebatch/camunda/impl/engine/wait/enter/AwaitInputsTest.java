package io.github.azurebatch.camunda.impl.engine.wait.enter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.input.GivenInputs;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AwaitInputsTest {

  private static final List<String> INPUTS =
      List.of(
          "task",
          "required",
          "inline",
          "timeout",
          "terminateOnTimeout",
          "jobId",
          "taskId",
          "account",
          "uploadDetails",
          "onSasExpiry",
          "await",
          "onCancel",
          "allowedFailures",
          "terminateOthers",
          "resultVariable");

  @Property
  void areTakenOrRefused(@ForAll @From("values") Object value) {
    for (String name : INPUTS) {
      Map<String, Object> given = new HashMap<>(Map.of("jobId", "job", "taskId", "task"));
      given.put(name, value);
      try {
        Inputs inputs = GivenInputs.of(given);
        new GivenTarget(Clock.systemUTC())
            .target(inputs, AwaitInputs.read(inputs), GivenInputs.execution());
      } catch (InvalidInputException e) {
        assertThat(e).hasMessageContaining("input '");
      }
    }
  }

  @Property
  void areTakenFromAVariableOrRefused(@ForAll @From("values") Object value) {
    Inputs inputs = GivenInputs.of(Map.of("task", value));
    try {
      new GivenTarget(Clock.systemUTC())
          .target(inputs, AwaitInputs.read(inputs), GivenInputs.execution());
      Wait.from(Fields.of(value));
    } catch (InvalidInputException e) {
      assertThat(e).hasMessageNotContaining("Exception");
    }
  }

  @Provide
  Arbitrary<Object> values() {
    return GivenInputs.values();
  }
}
