package io.github.azurebatch.camunda.impl.engine.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.input.ChangedValues;
import io.github.azurebatch.camunda.impl.engine.input.HostileValue;
import io.github.azurebatch.camunda.impl.engine.input.HostileValues;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import io.github.azurebatch.camunda.impl.engine.variable.StoredMessage;
import io.github.azurebatch.camunda.impl.secret.KnownSecrets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/**
 * What the variables may be set to that activities read without an input. Everything is believed
 * here, as an installation may be told to: a mark would keep what is wrong from being read. Every
 * try gives each variable a value of its own.
 */
class HostileVariablesPropertiesTest {

  private static final KnownSecrets CUT = KnownSecrets.add(List.of(HostileValues.SECRET));
  private static final GivenActivities ACTIVITIES =
      new GivenActivities(OfflineAccounts.configuration());
  private static final List<GivenVariable> VARIABLES = GivenVariable.all();

  @AfterContainer
  static void close() {
    ACTIVITIES.close();
    CUT.close();
  }

  @Example
  void theValuesOfThePluginAreTaken() {
    assertThat(VARIABLES)
        .allSatisfy(variable -> assertThat(complaint(variable, variable.valid())).isEmpty());
  }

  /** Else it would not be read. */
  @Example
  void aListIsRefused() {
    assertThat(VARIABLES)
        .allSatisfy(variable -> assertThat(complaint(variable, List.of(List.of()))).isPresent());
  }

  @Example
  void aPolicyMayBeTheTextOfOne() {
    String policy = "{\"account\":\"default\",\"container\":\"work\",\"policy\":\"one\"}";

    assertThat(VARIABLES)
        .filteredOn(variable -> variable.name().equals("azureBatchAccessPolicies"))
        .allSatisfy(
            variable ->
                assertThat(complaint(variable, Map.of("policies", List.of(policy)))).isEmpty());
  }

  /** Not made smaller where it fails: the message has the one value that was wrong. */
  @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void aVariableIsTakenOrRefusedBeforeAnyEffect(@ForAll("values") List<HostileValue> values) {
    for (int i = 0; i < values.size(); i++) {
      isTakenOrRefused(VARIABLES.get(i), values.get(i));
    }
  }

  private static void isTakenOrRefused(GivenVariable variable, HostileValue value) {
    try {
      complaint(variable, value.make()).ifPresent(message -> check(variable, message));
    } catch (RuntimeException | Error e) {
      throw new AssertionError(
          "%s with '%s' of %s: %s".formatted(variable.bean(), variable.name(), value, e), e);
    }
  }

  private static void check(GivenVariable variable, String message) {
    if (variable.name().equals("azureBatchSubmission")) {
      Complaints.checkOfValue(message);
      assertThat(message)
          .contains("Activity 'activity' (process instance 'instance')")
          // another count is one of another list
          .containsPattern(variable.name() + "|input 'items' had \\d+ items when")
          .hasSizeLessThanOrEqualTo(StoredMessage.LONGEST);
    } else {
      Complaints.check(message);
    }
  }

  private static Optional<String> complaint(GivenVariable variable, @Nullable Object value) {
    Map<String, @Nullable Object> others = Collections.singletonMap(variable.name(), value);
    return ACTIVITIES.complaint(variable.bean(), variable.inputs(), others);
  }

  @Provide
  Arbitrary<List<HostileValue>> values() {
    return Combinators.combine(
            VARIABLES.stream().map(variable -> ChangedValues.of(variable.valid())).toList())
        .as(values -> values);
  }
}
