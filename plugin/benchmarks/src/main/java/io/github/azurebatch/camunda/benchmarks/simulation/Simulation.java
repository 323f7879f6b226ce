package io.github.azurebatch.camunda.benchmarks.simulation;

import io.github.azurebatch.camunda.benchmarks.report.Bar;
import io.github.azurebatch.camunda.benchmarks.report.Result;
import io.github.azurebatch.camunda.benchmarks.run.Benchmark;
import io.github.azurebatch.camunda.benchmarks.run.Scale;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.time.Duration;
import java.util.List;

/** A million waits over a thousand Batch jobs and twenty nodes, in a time of their own. */
public final class Simulation implements Benchmark {

  private static final double SECONDS = 300;

  @Override
  public String name() {
    return "simulation";
  }

  @Override
  public List<Result> run(Site site, Scale scale) {
    Load load = load(scale);
    World world = new World(load, Costs.ASSUMED);
    Outcome steady = world.run(SECONDS);
    world.killANode();
    Outcome takeover = world.measure(SECONDS);
    Outcome broken = Breakage.of(load, Costs.ASSUMED);
    Outcome idle = new World(idle(load), Costs.ASSUMED).run(SECONDS);
    String name = "simulation of %,d waits, ".formatted(load.waits());
    return List.of(
        told(name + "tasks that complete", steady.endsPerSecond(), "per second", scale),
        told(name + "list calls", steady.listCallsPerSecond(), "per second", scale),
        told(name + "SQL statements", steady.statementsPerSecond(), "per second", scale),
        told(
            name + "waits looked over by an idle round", idle.lookedOverPerRound(), "waits", scale),
        told(name + "use of the database", steady.databaseUse(), "of its cores", scale),
        told(name + "use of the watchers", steady.watcherUse(), "of the time", scale),
        told(name + "99th percentile of reaction", steady.p99(), "s", scale),
        told(name + "slowest reaction when a node dies", takeover.slowest(), "s", scale),
        told(
            name + "completions at which " + broken.breaks() + " no longer keep up",
            broken.load().completionsPerSecond(),
            "per second",
            scale));
  }

  /** The same waits, of which hardly any ends. */
  private static Load idle(Load load) {
    return new Load(load.waits(), load.batchJobs(), load.nodes(), Duration.ofDays(100_000));
  }

  private static Load load(Scale scale) {
    return switch (scale.form()) {
      case TINY -> new Load(1_000, 10, 2, Duration.ofMinutes(10));
      case QUICK, FULL -> new Load(1_000_000, 1_000, 20, Duration.ofHours(1));
    };
  }

  private static Result told(String name, double value, String unit, Scale scale) {
    return Result.of(name, value, unit, Bar.none(), scale.form());
  }
}
