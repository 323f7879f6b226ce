package io.github.azurebatch.camunda.benchmarks.run;

import io.github.azurebatch.camunda.benchmarks.report.Result;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.util.List;

/** Measures something; each of its results has a bar. */
public interface Benchmark {

  /** Such as {@code calls-one-by-one}, to run it alone. */
  String name();

  List<Result> run(Site site, Scale scale);
}
