package io.github.azurebatch.camunda.test;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs test classes within a test, as JUnit runs them. */
final class Runs {

  private static final String PARALLEL = "junit.jupiter.execution.parallel.";

  private Runs() {}

  static EngineExecutionResults of(Class<?> testClass) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(testClass)).execute();
  }

  /** All classes and methods at the same time, unless they have locks. */
  static EngineExecutionResults inParallel(Class<?>... testClasses) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(
            Arrays.stream(testClasses)
                .map(type -> selectClass(type))
                .toArray(DiscoverySelector[]::new))
        .configurationParameters(
            Map.of(
                PARALLEL + "enabled", "true",
                PARALLEL + "mode.default", "concurrent",
                PARALLEL + "mode.classes.default", "concurrent",
                PARALLEL + "config.strategy", "fixed",
                PARALLEL + "config.fixed.parallelism", "4"))
        .execute();
  }

  /** What the test class prints, in lines that end with a line feed. */
  static String outputOf(Class<?> testClass) {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      of(testClass).containerEvents().assertStatistics(statistics -> statistics.failed(0));
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
