package io.github.azurebatch.camunda.examples.errorhandling;

import io.github.azurebatch.camunda.local.engine.LocalEngine;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import io.github.azurebatch.camunda.variable.BatchError;
import java.io.PrintStream;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** Lets reports fail in every way that the model catches, and corrects them as a person would. */
public final class ErrorHandling {

  private static final String GOOD = "/bin/bash -c 'echo a,1 > report.csv'";
  private static final String TOO_LONG = "/bin/bash -c 'sleep 60'";

  private final LocalEngine engine;
  private final PrintStream out;

  private ErrorHandling(LocalEngine engine, PrintStream out) {
    this.engine = engine;
    this.out = out;
  }

  public static void main(String[] args) {
    run(System.out);
  }

  static void run(PrintStream out) {
    try (LocalEngine engine = LocalEngine.start()) {
      engine.deploy("error-handling.bpmn");
      ErrorHandling example = new ErrorHandling(engine, out);
      example.report("All is well", GOOD, "P1D", "PT10M");
      example.report(
          "The command line fails", "/bin/bash -c 'echo no input >&2; exit 3'", "P1D", "PT10M");
      example.report("Nothing is written", "/bin/bash -c true", "P1D", "PT10M");
      example.report(
          "The SAS ends before the task",
          "/bin/bash -c 'echo a,1 > report.csv; sleep 2'",
          "PT1S",
          "PT10M");
      example.report("The task takes too long", TOO_LONG, "P1D", "PT1S");
      example.cancelledReport();
    }
  }

  private void report(String title, String commandLine, String lifetime, String timeout) {
    ProcessInstance instance = start(title, commandLine, lifetime, timeout);
    engine.await(instance);
    TaskService tasks = engine.engine().getTaskService();
    Task correction = tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
    if (correction != null) {
      out.println("  " + correction.getDescription());
      BatchError error =
          BatchError.from(engine.variable(instance, AzureBatchVariables.BATCH_ERROR));
      out.println("  stderr: " + error.stderr().orElse("unknown"));
      tasks.complete(correction.getId(), Map.of("commandLine", GOOD, "lifetime", "P1D"));
      engine.await(instance);
    }
    printPath(instance);
  }

  private void cancelledReport() {
    ProcessInstance instance = start("Somebody cancels it", TOO_LONG, "P1D", "PT10M");
    engine.await(instance, "AwaitReport");
    RuntimeService runtime = engine.engine().getRuntimeService();
    runtime
        .createMessageCorrelation("CancelReport")
        .processInstanceId(instance.getId())
        .correlate();
    engine.await(instance);
    printPath(instance);
  }

  private ProcessInstance start(String title, String commandLine, String lifetime, String timeout) {
    out.printf("%n%s%n", title);
    return engine.start(
        "error-handling",
        Map.of(
            "poolId", "local",
            "commandLine", commandLine,
            "lifetime", lifetime,
            "timeout", timeout));
  }

  private void printPath(ProcessInstance instance) {
    out.println("  " + String.join(" > ", engine.path(instance)));
  }
}
