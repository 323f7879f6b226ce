package io.github.azurebatch.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.Consumer;

/** Asserts that work grows with its input and not with the square of it. */
public final class LinearTime {

  private static final int CHARACTERS = 250_000;
  private static final int FACTOR = 8;

  /** What grows with the square takes {@code FACTOR * FACTOR} times as long. */
  private static final int SLACK = 4;

  /** Below it a clock and a compiler tell more than the work. */
  private static final Duration NOISE = Duration.ofMillis(20);

  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** Time on the processor: what else the machine does is not counted. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private LinearTime() {}

  /** Does the work for texts of many repetitions, the longest of them two megabytes. */
  public static void assertLinear(String repeated, Consumer<String> work) {
    assertLinear("", repeated, "", work);
  }

  /** The same with something in front of the repetitions, and something behind them. */
  public static void assertLinear(
      String before, String repeated, String after, Consumer<String> work) {
    int times = CHARACTERS / repeated.length();
    String text = before + repeated.repeat(times) + after;
    String longText = before + repeated.repeat(times * FACTOR) + after;
    assertTimeoutPreemptively(
        LONGEST,
        () -> {
          long few = Math.max(nanosFor(text, work, 0), NOISE.toNanos());
          long most = few * FACTOR * SLACK;
          assertThat(nanosFor(longText, work, most))
              .as("nanoseconds for %d times '%s'", times * FACTOR, repeated)
              .isLessThan(most);
        });
  }

  /**
   * Asserts that the work takes no longer on the processor, however busy the machine is. Work that
   * does not end is the caller's to bound.
   */
  public static void assertWithin(Duration limit, Runnable work) {
    assertThat(Duration.ofNanos(nanosFor(work))).isLessThanOrEqualTo(limit);
  }

  /**
   * The best of some, which is the one that nothing else disturbed.
   *
   * @param enough a time below this one need not be bettered
   */
  private static long nanosFor(String text, Consumer<String> work, long enough) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 3 && best >= enough; i++) {
      best = Math.min(best, nanosFor(() -> work.accept(text)));
    }
    return best;
  }

  private static long nanosFor(Runnable work) {
    long begun = THREADS.getCurrentThreadCpuTime();
    work.run();
    return THREADS.getCurrentThreadCpuTime() - begun;
  }
}
