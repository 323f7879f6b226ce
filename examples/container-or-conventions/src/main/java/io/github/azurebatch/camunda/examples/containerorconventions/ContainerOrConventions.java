package io.github.azurebatch.camunda.examples.containerorconventions;

import io.github.azurebatch.camunda.local.engine.LocalEngine;
import io.github.azurebatch.camunda.storage.OutputFileReference;
import io.github.azurebatch.camunda.variable.Outputs;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** Persists the outputs of twenty tasks in both ways of the guide, and reads them back. */
public final class ContainerOrConventions {

  private static final String IN_CONTAINER = "persist-outputs-container";
  private static final String BY_CONVENTION = "persist-outputs-conventions";

  private ContainerOrConventions() {}

  public static void main(String[] args) {
    run(System.out);
  }

  static void run(PrintStream out) {
    try (LocalEngine engine = LocalEngine.start()) {
      engine.deploy("container-or-conventions.bpmn");
      runProcess(engine, IN_CONTAINER, false, out);
      runProcess(engine, BY_CONVENTION, true, out);
      readInJava(engine, out);
    }
  }

  private static void runProcess(
      LocalEngine engine, String jobId, boolean conventions, PrintStream out) {
    ProcessInstance instance =
        engine.start(
            "container-or-conventions",
            Map.of("poolId", "local", "jobId", jobId, "conventions", conventions));
    engine.await(instance);

    out.println(String.join(" > ", engine.path(instance)));
    Outputs readBack = Outputs.from(engine.variable(instance, "readBack"));
    out.println("  " + readBack.count() + " files, such as");
    readBack.list().stream().limit(3).forEach(file -> out.println("  " + file.url()));
  }

  /** Without a process: by job, task and kind. */
  private static void readInJava(LocalEngine engine, PrintStream out) {
    for (OutputFileReference log :
        engine.plugin().outputs().task(BY_CONVENTION, "task-01").listOutputs("TaskLog")) {
      String text = new String(log.read(10_000), StandardCharsets.UTF_8);
      out.printf("%s has %d lines%n", log, text.lines().count());
    }
  }
}
