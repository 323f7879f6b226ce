package io.github.azurebatch.camunda.impl.engine.wait.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.PlainData;
import io.github.azurebatch.camunda.impl.engine.input.ChangedValues;
import io.github.azurebatch.camunda.impl.engine.input.HostileValue;
import io.github.azurebatch.camunda.impl.engine.mark.GivenMarks;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.wait.GivenTargets;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What the variable of a wait may be set to. Every try gives each kind of wait a value. */
class HostileWaitsPropertiesTest {

  private static final Marks MARKS = GivenMarks.trusting();

  /** That of the value is the author's own. */
  private static final Pattern CLASS_NAME =
      Pattern.compile("(?<!of (the )?class )\\b(java|com|org|io)\\.[a-z]+\\.[\\w.$]*[A-Z]\\w+");

  private static final List<Map<String, Object>> WAITS =
      List.of(
          stored(GivenTargets.waitFor(GivenTargets.task(GivenTargets.SUBMITTED))),
          stored(
              GivenTargets.waitFor(
                      GivenTargets.list(true, GivenTargets.SUBMITTED)
                          .toRunAgain(BitSet.valueOf(new long[] {6})))
                  .with(RerunReason.RESUBMISSION)),
          stored(GivenTargets.waitFor(GivenTargets.job())));

  private static Map<String, Object> stored(Wait wait) {
    return wait.toMap();
  }

  @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void isReadOrRefusedWithWhatIsWrong(@ForAll("values") List<HostileValue> values) {
    values.forEach(HostileWaitsPropertiesTest::isReadOrRefused);
  }

  private static void isReadOrRefused(HostileValue value) {
    try {
      Wait wait = WaitVariable.read(PlainData.of(Wait.VARIABLE, value.make()), MARKS);
      assertThat(Wait.from(Fields.of(wait.toMap()))).isEqualTo(wait);
    } catch (InvalidInputException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContainPattern(CLASS_NAME);
    } catch (RuntimeException | Error e) {
      throw new AssertionError("%s: %s".formatted(value, e), e);
    }
  }

  @Provide
  Arbitrary<List<HostileValue>> values() {
    return Combinators.combine(WAITS.stream().map(ChangedValues::of).toList()).as(values -> values);
  }
}
