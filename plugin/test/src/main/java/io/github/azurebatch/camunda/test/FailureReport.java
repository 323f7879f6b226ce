package io.github.azurebatch.camunda.test;

import io.github.azurebatch.camunda.local.BatchTask;
import io.github.azurebatch.camunda.local.LocalAzure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What happened in a test that failed: the instances of the engine, and the local services.
 *
 * @param bench that ran the test, before it is cleared
 * @param earlierTasks what other tests have left at the local service, which is not shown
 */
record FailureReport(TestBench bench, Set<BatchTask> earlierTasks) {

  private static final int MOST_INSTANCES = 5;
  private static final String RULE = "=".repeat(80);

  /** No line holds a signature or an account's key. */
  String text(String testName) {
    List<String> lines = new ArrayList<>();
    lines.add(RULE);
    lines.add("What happened in " + testName);
    addReadable(lines, this::instances);
    addReadable(lines, () -> new ServiceReport(bench.azure().batch(), earlierTasks).lines());
    lines.add(RULE);
    return withoutSecrets(String.join(System.lineSeparator(), lines));
  }

  private Stream<String> instances() {
    var query =
        bench
            .engine()
            .getHistoryService()
            .createHistoricProcessInstanceQuery()
            .orderByProcessInstanceStartTime()
            .asc();
    long others = query.count() - MOST_INSTANCES;
    return Stream.concat(
        query.listPage(0, MOST_INSTANCES).stream()
            .flatMap(instance -> new InstanceReport(bench.engine(), instance).lines()),
        others > 0
            ? Stream.of("", "and %d other process instances".formatted(others))
            : Stream.of());
  }

  /** A report must not hide why the test failed. */
  private static void addReadable(List<String> lines, Part part) {
    try {
      lines.addAll(part.lines().toList());
    } catch (RuntimeException e) {
      lines.add("(could not be read: %s)".formatted(e));
    }
  }

  private interface Part {
    Stream<String> lines();
  }

  private String withoutSecrets(String text) {
    LocalAzure azure = bench.azure();
    return Texts.withoutSignatures(text)
        .replace(azure.batch().accountKey(), "...")
        .replace(azure.storage().accountKey(), "...");
  }
}
