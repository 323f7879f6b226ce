package io.github.azurebatch.camunda.impl.engine.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.input.GivenInputs;
import io.github.azurebatch.camunda.impl.engine.input.HostileValue;
import io.github.azurebatch.camunda.impl.engine.input.HostileValues;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import io.github.azurebatch.camunda.impl.secret.KnownSecrets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * What any input of any activity may be given: it is taken, or refused before any effect, and with
 * a message for people. Every try gives each input a value of its own, to each of the activities.
 */
class HostileInputsTest {

  private static final AzureBatchConfiguration CONFIGURATION = OfflineAccounts.configuration();
  private static final KnownSecrets CUT = KnownSecrets.add(List.of(HostileValues.SECRET));
  private static final GivenActivities ACTIVITIES = new GivenActivities(CONFIGURATION);

  private static final Map<String, List<ActivityBean>> READERS = ACTIVITIES.readers();

  @AfterContainer
  static void close() {
    ACTIVITIES.close();
    CUT.close();
  }

  @Example
  void everyInputHasValues() {
    assertThat(HostileValues.inputs()).containsExactlyElementsOf(CompleteInputs.names());
  }

  /** Else an input would be tried with no activity that knows it. */
  @Example
  void everyInputIsReadByAnActivity() {
    assertThat(READERS.keySet()).containsExactlyInAnyOrderElementsOf(CompleteInputs.names());
  }

  @Example
  void everyActivityComesToAnEffectWithInputsThatAreRight() {
    assertThat(ActivityBean.values())
        .allSatisfy(
            bean ->
                assertThat(
                        ACTIVITIES.complaint(
                            bean, CompleteInputs.of(bean, "resultVariable", "result")))
                    .isEmpty());
  }

  /** Not made smaller where it fails: the message has the one value that was wrong. */
  @Property(shrinking = ShrinkingMode.OFF)
  void anInputIsTakenOrRefusedBeforeAnyEffect(@ForAll("values") Map<String, HostileValue> values) {
    values.forEach(HostileInputsTest::isTakenOrRefused);
  }

  private static void isTakenOrRefused(String input, HostileValue value) {
    try {
      Object stored = GivenInputs.stored(input, value.make());
      READERS.getOrDefault(input, List.of()).stream()
          .map(bean -> ACTIVITIES.complaint(bean, CompleteInputs.of(bean, input, stored)))
          .flatMap(Optional::stream)
          .forEach(Complaints::check);
    } catch (InvalidInputException e) {
      Complaints.checkOfValue(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      throw new AssertionError("The input '%s' with %s: %s".formatted(input, value, e), e);
    }
  }

  @Provide
  Arbitrary<Map<String, HostileValue>> values() {
    List<String> inputs = CompleteInputs.names();
    return Combinators.combine(inputs.stream().map(HostileValues::of).toList())
        .as(
            values -> {
              Map<String, HostileValue> given = new LinkedHashMap<>();
              for (int i = 0; i < values.size(); i++) {
                given.put(inputs.get(i), values.get(i));
              }
              return given;
            });
  }
}
