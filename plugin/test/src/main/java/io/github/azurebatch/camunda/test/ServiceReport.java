package io.github.azurebatch.camunda.test;

import static java.util.stream.Collectors.joining;

import io.github.azurebatch.camunda.local.BatchTask;
import io.github.azurebatch.camunda.local.Calls;
import io.github.azurebatch.camunda.local.Calls.Call;
import io.github.azurebatch.camunda.local.LocalBatchService;
import io.github.azurebatch.camunda.local.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tasks at the local Azure Batch service, and the calls that it received.
 *
 * @param earlier tasks that are not shown, unless they changed
 */
record ServiceReport(LocalBatchService service, Set<BatchTask> earlier) {

  private static final int MOST_TASKS = 20;
  private static final int LAST_CALLS = 10;

  Stream<String> lines() {
    return Stream.concat(tasks(), calls());
  }

  private Stream<String> tasks() {
    List<BatchTask> tasks =
        service.tasks().stream().filter(task -> !earlier.contains(task)).toList();
    int others = tasks.size() - MOST_TASKS;
    return Stream.of(
            Stream.of("", "Azure Batch tasks: " + tasks.size()),
            tasks.stream().limit(MOST_TASKS).map(ServiceReport::task),
            others > 0 ? Stream.of("  and %d others".formatted(others)) : Stream.<String>of())
        .flatMap(lines -> lines);
  }

  private static String task(BatchTask task) {
    return "  %s/%s: %s%s%s"
        .formatted(
            task.jobId(),
            task.taskId(),
            task.state(),
            task.exitCode() == null ? "" : ", exit code " + task.exitCode(),
            task.failure() == null ? "" : ", " + task.failure().code());
  }

  private Stream<String> calls() {
    Calls calls = service.calls();
    Stream<String> total = Stream.of("", "Calls to Azure Batch: " + calls.total());
    if (calls.total() == 0) {
      return total;
    }
    List<Call> last = calls.last();
    return Stream.of(
            total,
            Stream.of("  " + counts(calls), "  the last of them:"),
            last.stream().skip(Math.max(0, last.size() - LAST_CALLS)).map(ServiceReport::call))
        .flatMap(lines -> lines);
  }

  private static String counts(Calls calls) {
    return Arrays.stream(Operation.values())
        .filter(operation -> calls.count(operation) > 0)
        .map(operation -> operation + " " + calls.count(operation))
        .collect(joining(", "));
  }

  private static String call(Call call) {
    return "    %s %s"
        .formatted(
            call.status() == 0 ? "closed" : call.status(),
            String.join(" ", call.operation().name(), String.join("/", call.ids())).strip());
  }
}
