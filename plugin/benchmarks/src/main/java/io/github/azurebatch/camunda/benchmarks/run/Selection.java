package io.github.azurebatch.camunda.benchmarks.run;

import io.github.azurebatch.camunda.benchmarks.report.Result;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Benchmarks that are run one after the other. */
public record Selection(List<Benchmark> benchmarks) {

  /** Runs them, and tells of each how long it took. */
  public List<Result> run(Site site, Scale scale, PrintStream progress) {
    List<Result> results = new ArrayList<>();
    for (Benchmark benchmark : benchmarks) {
      long begin = System.nanoTime();
      results.addAll(benchmark.run(site, scale));
      site.reset();
      progress.printf(
          "%-24s %4d s%n",
          benchmark.name(), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
    }
    return results;
  }

  /** Those whose names begin like one of these; all if there are none. */
  public Selection only(List<String> names) {
    return names.isEmpty()
        ? this
        : new Selection(
            benchmarks.stream()
                .filter(benchmark -> names.stream().anyMatch(benchmark.name()::startsWith))
                .toList());
  }
}
