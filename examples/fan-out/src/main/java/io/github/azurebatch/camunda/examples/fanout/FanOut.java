package io.github.azurebatch.camunda.examples.fanout;

import io.github.azurebatch.camunda.local.engine.LocalEngine;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import io.github.azurebatch.camunda.variable.Outputs;
import io.github.azurebatch.camunda.variable.TaskCounts;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** Counts the sales of a few regions, each in a task of its own, and adds them up. */
public final class FanOut {

  private static final List<String> REGIONS = List.of("north", "east", "south", "west");

  private FanOut() {}

  public static void main(String[] args) {
    run(System.out);
  }

  static void run(PrintStream out) {
    try (LocalEngine engine = LocalEngine.start()) {
      engine.deploy("fan-out.bpmn");
      ProcessInstance instance =
          engine.start("fan-out", Map.of("poolId", "local", "regions", REGIONS));
      engine.await(instance);

      out.println(String.join(" > ", engine.path(instance)));
      Outputs counts = Outputs.from(engine.variable(instance, AzureBatchVariables.OUTPUTS));
      Outputs total = Outputs.from(engine.variable(instance, "total"));
      out.println("Counted: " + counts.tasks().map(TaskCounts::succeeded).orElse(0));
      out.println("Total:   " + total.content());
    }
  }
}
