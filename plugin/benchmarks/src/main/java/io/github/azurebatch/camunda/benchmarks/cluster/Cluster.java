package io.github.azurebatch.camunda.benchmarks.cluster;

import io.github.azurebatch.camunda.benchmarks.report.Result;
import io.github.azurebatch.camunda.benchmarks.run.Benchmark;
import io.github.azurebatch.camunda.benchmarks.run.Scale;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.util.ArrayList;
import java.util.List;

/** Twelve Batch jobs and two nodes, then three. */
public final class Cluster implements Benchmark {

  @Override
  public String name() {
    return "cluster";
  }

  @Override
  public List<Result> run(Site site, Scale scale) {
    List<Result> results = new ArrayList<>(new ClusterRun(site, 2).results(scale));
    site.reset();
    results.addAll(new ClusterRun(site, 3).results(scale));
    return results;
  }
}
