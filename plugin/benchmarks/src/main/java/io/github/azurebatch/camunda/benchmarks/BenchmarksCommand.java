package io.github.azurebatch.camunda.benchmarks;

import io.github.azurebatch.camunda.benchmarks.calls.AsList;
import io.github.azurebatch.camunda.benchmarks.calls.OneByOne;
import io.github.azurebatch.camunda.benchmarks.cluster.Cluster;
import io.github.azurebatch.camunda.benchmarks.completion.Completion;
import io.github.azurebatch.camunda.benchmarks.completion.Events;
import io.github.azurebatch.camunda.benchmarks.earlier.EarlierRun;
import io.github.azurebatch.camunda.benchmarks.micro.Micro;
import io.github.azurebatch.camunda.benchmarks.report.Form;
import io.github.azurebatch.camunda.benchmarks.report.Result;
import io.github.azurebatch.camunda.benchmarks.run.Scale;
import io.github.azurebatch.camunda.benchmarks.run.Selection;
import io.github.azurebatch.camunda.benchmarks.simulation.Simulation;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import io.github.azurebatch.camunda.benchmarks.throughput.Throughput;
import io.github.azurebatch.camunda.benchmarks.waiting.Waiting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the benchmarks and reports what they measured. */
@Command(
    name = "benchmarks",
    showDefaultValues = true,
    description = "Measures what the plugin costs, on local services.")
final class BenchmarksCommand implements Callable<Integer> {

  private static final String BEFORE_EVENTS = "9e4757508f7a4fcbc80511d70ffff42aab3fbc82";

  /** Whose values depend on what the plugin costs, and not only on how often it polls. */
  private static final List<String> COMPARED = List.of("completion", "throughput");

  static final Selection ALL =
      new Selection(
          List.of(
              new OneByOne(),
              new AsList(),
              new Waiting(),
              new Completion(),
              new Events(),
              new Throughput(),
              new Cluster(),
              new Micro(),
              new Simulation()));

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and end")
  private boolean help;

  @Option(names = "--full", description = "times at 10,000 instances instead of 1,000")
  private boolean full;

  @Option(names = "--tiny", description = "a few instances, to see that it works")
  private boolean tiny;

  @Option(
      names = "--module",
      description = "the folder of this module, whose README and chart are updated",
      defaultValue = "plugin/benchmarks")
  private Path module = Path.of("");

  @Option(
      names = "--before",
      description =
          "measure the plugin of that commit as well, and show its values beside; by default the last one without events",
      arity = "0..1",
      fallbackValue = BEFORE_EVENTS)
  private @Nullable String before;

  @Parameters(description = "run only those whose names begin so; the README stays as it is")
  private List<String> only = List.of();

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BenchmarksCommand()).execute(arguments));
  }

  /** 1 if a count does not keep to its bar. */
  @Override
  public Integer call() {
    Form form = tiny ? Form.TINY : full ? Form.FULL : Form.QUICK;
    List<Result> results;
    try (Site site = new Site()) {
      results = ALL.only(only).run(site, Scale.of(form), System.err);
    }
    if (before != null) {
      results = beside(results, before, form);
    }
    new Report(module).write(results, only.isEmpty(), System.out);
    return results.stream().anyMatch(Result::isBroken) ? 1 : 0;
  }

  private List<Result> beside(List<Result> results, String commit, Form form) {
    List<String> arguments = new ArrayList<>(only.isEmpty() ? COMPARED : only);
    if (form != Form.QUICK) {
      arguments.add("--" + form.text());
    }
    Path folder = module.resolve("target").resolve("earlier").toAbsolutePath();
    Path repository = module.toAbsolutePath().resolve("../..").normalize();
    return new EarlierRun(repository, commit, folder).beside(results, getClass(), arguments);
  }
}
