package io.github.azurebatch.camunda.benchmarks.micro;

import io.github.azurebatch.camunda.benchmarks.report.Bar;
import io.github.azurebatch.camunda.benchmarks.report.Form;
import io.github.azurebatch.camunda.benchmarks.report.Result;
import io.github.azurebatch.camunda.benchmarks.run.Benchmark;
import io.github.azurebatch.camunda.benchmarks.run.Scale;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Lets JMH run what is hot in memory; short, as it is to show nothing finer than its size. */
public final class Micro implements Benchmark {

  private static final Map<String, String> NAMES =
      Map.of(
          FileNames.class.getName() + ".containerOfPlainJobId", "container name of a plain job id",
          FileNames.class.getName() + ".containerOfOtherJobId", "container name of another job id",
          Patterns.class.getName() + ".thousandBlobs", "1,000 blobs matched with a pattern",
          Listing.class.getName() + ".thousandBlobs", "1,000 listed blobs made a variable");

  @Override
  public String name() {
    return "micro";
  }

  @Override
  public List<Result> run(Site site, Scale scale) {
    try {
      return new Runner(options(scale.form()))
          .run().stream().map(result -> result(result, scale.form())).toList();
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH failed", e);
    }
  }

  private static Options options(Form form) {
    TimeValue time = form == Form.FULL ? TimeValue.seconds(2) : TimeValue.milliseconds(500);
    OptionsBuilder options = new OptionsBuilder();
    NAMES.keySet().forEach(options::include);
    return options
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.MICROSECONDS)
        .warmupIterations(3)
        .warmupTime(time)
        .measurementIterations(3)
        .measurementTime(time)
        .forks(form == Form.TINY ? 0 : 1)
        .verbosity(VerboseMode.SILENT)
        .build();
  }

  private static Result result(RunResult result, Form form) {
    String name = String.valueOf(NAMES.get(result.getParams().getBenchmark()));
    return Result.of(name, result.getPrimaryResult().getScore(), "us", Bar.none(), form);
  }
}
