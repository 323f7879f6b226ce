package io.github.azurebatch.camunda.impl.engine.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.input.GivenInputs;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * The time and the memory that an input takes grow with its size, and not with the square of it.
 * Each try gives each input a value that grows, a quarter of it and then the whole, and counts the
 * bytes and the time on the processor of this thread. Activities that read the same input take
 * turns.
 */
class LinearInputsTest {

  private static final int FACTOR = 4;

  /** Two doublings by 2.3 each. The square would be sixteen. */
  private static final double MOST = 5.3;

  /** The compiler, and what a class does when it is first used, have their part in one run. */
  private static final int RUNS = 4;

  /** In bytes, and in nanoseconds: below it the size is not what costs. */
  private static final long FEW_BYTES = 300_000;

  private static final long SHORT = 15_000_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final GivenActivities ACTIVITIES =
      new GivenActivities(OfflineAccounts.configuration());

  private static final List<String> INPUTS = CompleteInputs.names();

  private static final Map<String, List<ActivityBean>> READERS = ACTIVITIES.readers();

  @AfterContainer
  static void close() {
    ACTIVITIES.close();
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void takeTimeAndMemoryByTheirSize(
      @ForAll("values") List<GrowingValue> values, @ForAll @IntRange(max = 999) int turn) {
    for (int i = 0; i < INPUTS.size(); i++) {
      List<ActivityBean> readers = Objects.requireNonNull(READERS.get(INPUTS.get(i)));
      assertLinear(readers.get(turn % readers.size()), INPUTS.get(i), values.get(i));
    }
  }

  @Provide
  Arbitrary<List<GrowingValue>> values() {
    return GrowingValue.any().list().ofSize(INPUTS.size());
  }

  private static void assertLinear(ActivityBean bean, String input, GrowingValue value) {
    int size = value.largest();
    Cost quarter = Cost.NONE;
    Cost whole = Cost.ANY;
    for (int run = 0; run < RUNS && !whole.isInProportionTo(quarter); run++) {
      quarter = cost(bean, input, value.of(size / FACTOR)).orMore(quarter);
      whole = cost(bean, input, value.of(size)).orLess(whole);
    }
    assertThat(whole.isInProportionTo(quarter))
        .as(
            "%s with '%s' of %d times %s: %s, and a quarter %s",
            bean, input, size, value, whole, quarter)
        .isTrue();
  }

  private record Cost(long nanos, long bytes) {

    static final Cost NONE = new Cost(0, 0);
    static final Cost ANY = new Cost(Long.MAX_VALUE, Long.MAX_VALUE);

    Cost orLess(Cost other) {
      return new Cost(Math.min(nanos, other.nanos), Math.min(bytes, other.bytes));
    }

    Cost orMore(Cost other) {
      return new Cost(Math.max(nanos, other.nanos), Math.max(bytes, other.bytes));
    }

    boolean isInProportionTo(Cost quarter) {
      return nanos <= SHORT + MOST * quarter.nanos && bytes <= FEW_BYTES + MOST * quarter.bytes;
    }
  }

  private static Cost cost(ActivityBean bean, String input, Object value) {
    long begun = THREADS.getCurrentThreadCpuTime();
    long had = THREADS.getCurrentThreadAllocatedBytes();
    read(bean, input, value);
    return new Cost(
        THREADS.getCurrentThreadCpuTime() - begun, THREADS.getCurrentThreadAllocatedBytes() - had);
  }

  private static void read(ActivityBean bean, String input, Object value) {
    try {
      ACTIVITIES.complaint(bean, CompleteInputs.of(bean, input, GivenInputs.stored(input, value)));
    } catch (InvalidInputException e) {
      assertThat(e).hasMessageContaining(input);
    }
  }
}
