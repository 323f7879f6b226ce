package io.github.azurebatch.camunda.impl.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.impl.engine.activity.CompleteInputs;
import io.github.azurebatch.camunda.impl.engine.activity.GivenActivities;
import io.github.azurebatch.camunda.impl.engine.check.model.CheckedActivity;
import io.github.azurebatch.camunda.impl.engine.input.GivenInputs;
import io.github.azurebatch.camunda.impl.engine.input.HostileValue;
import io.github.azurebatch.camunda.impl.engine.input.HostileValues;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.lifecycle.AfterContainer;

/** A deployment knows the inputs that activities read, and is no stricter than an instance. */
class DeclaredInputsTest {

  private static final GivenActivities ACTIVITIES =
      new GivenActivities(OfflineAccounts.configuration());

  @AfterContainer
  static void close() {
    ACTIVITIES.close();
  }

  @Example
  void areThoseThatActivitiesRead() {
    Map<String, List<ActivityBean>> readers = ACTIVITIES.readers();

    for (ActivityBean bean : ActivityBean.values()) {
      assertThat(ActivityInputs.of(bean).names())
          .as(bean.beanName())
          .containsExactlyInAnyOrderElementsOf(
              CompleteInputs.names().stream()
                  .filter(input -> readers.getOrDefault(input, List.of()).contains(bean))
                  .toList());
    }
  }

  @Property
  void areRefusedOnlyWhereAnInstanceRefusesThemToo(
      @ForAll("values") Tuple2<String, HostileValue> given) {
    if (given.get2().make() instanceof String text && !text.isBlank()) {
      assertThatAnInstanceRefuses(given.get1(), text);
    }
  }

  @Example
  void textsOfControlCharactersAreNoEmptyOnes() {
    CompleteInputs.names().forEach(input -> assertThatAnInstanceRefuses(input, "\0"));
  }

  @Example
  void aByteOrderMarkIsNoPartOfATextAndNoTextByItself() {
    CompleteInputs.names().forEach(input -> assertThatAnInstanceRefuses(input, "\uFEFF"));
    assertThatAnInstanceRefuses(AzureBatchInputs.CONTAINER, "\uFEFFoutputs");
  }

  @Example
  void jobsOfJobSchedulesHaveOutputsToo() {
    assertThatAnInstanceRefuses(AzureBatchInputs.JOB_ID, "nightly:job-1");
  }

  @Example
  void linesOfAListMayBeginWithAPlaceholder() {
    assertThatAnInstanceRefuses(AzureBatchInputs.ENVIRONMENT, "{item.a}=x");
    assertThatAnInstanceRefuses(AzureBatchInputs.OUTPUT_FILES, "{item.a}.txt");
  }

  private static void assertThatAnInstanceRefuses(String input, String text) {
    for (ActivityBean bean : ActivityBean.values()) {
      if (ActivityInputs.of(bean).find(input).filter(it -> refuses(it, text)).isPresent()) {
        assertThat(isRefusedByAnInstance(bean, input, text))
            .as("${%s}, '%s': '%s'", bean.beanName(), input, text)
            .isTrue();
      }
    }
  }

  @Provide
  Arbitrary<Tuple2<String, HostileValue>> values() {
    return Arbitraries.of(CompleteInputs.names())
        .flatMap(input -> HostileValues.of(input).map(value -> Tuple.of(input, value)));
  }

  private static boolean refuses(ActivityInput input, String text) {
    String read = CheckedActivity.asRead(text);
    if (read.isEmpty()) {
      return false;
    }
    try {
      input.form().check().accept(read);
      return false;
    } catch (InvalidInputException e) {
      return true;
    }
  }

  private static boolean isRefusedByAnInstance(ActivityBean bean, String input, String text) {
    try {
      Object stored = GivenInputs.stored(input, text);
      return ACTIVITIES.complaint(bean, CompleteInputs.of(bean, input, stored)).isPresent();
    } catch (InvalidInputException e) {
      return true;
    }
  }
}
