package io.github.azurebatch.camunda.benchmarks.simulation;

import io.github.azurebatch.camunda.benchmarks.report.Bar;
import io.github.azurebatch.camunda.benchmarks.report.Form;
import io.github.azurebatch.camunda.benchmarks.report.Result;
import io.github.azurebatch.camunda.benchmarks.run.Benchmark;
import io.github.azurebatch.camunda.benchmarks.run.Scale;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A million waits over a thousand Batch jobs and twenty nodes, and ten times as many of both, in a
 * time of their own; with polls only, and with events.
 */
public final class Simulation implements Benchmark {

  private static final double SECONDS = 300;
  private static final String PER_SECOND = "per second";

  @Override
  public String name() {
    return "simulation";
  }

  @Override
  public List<Result> run(Site site, Scale scale) {
    Load load = load(scale.form());
    List<Result> results = new ArrayList<>(polled(load, scale.form()));
    results.addAll(pushed(load, scale.form()));
    Load larger = new Load(load.waits() * 10, load.batchJobs() * 10, load.nodes(), tenTimes(load));
    results.addAll(broken(larger, scale.form()));
    return results;
  }

  private static Duration tenTimes(Load load) {
    return load.meanTask().multipliedBy(10);
  }

  private static List<Result> polled(Load load, Form form) {
    World world = new World(load, Costs.ASSUMED);
    Outcome steady = world.run(SECONDS);
    world.killANode();
    Outcome takeover = world.measure(SECONDS);
    Outcome idle = new World(idle(load), Costs.ASSUMED).run(SECONDS);
    Told told = new Told(name(load), form);
    return List.of(
        told.of("tasks that complete", steady.endsPerSecond(), PER_SECOND),
        told.of("list calls", steady.listCallsPerSecond(), PER_SECOND),
        told.of("SQL statements", steady.statementsPerSecond(), PER_SECOND),
        told.of("waits looked over by an idle round", idle.lookedOverPerRound(), "waits"),
        told.of("use of the database", steady.databaseUse(), "of its cores"),
        told.of("use of the watchers", steady.watcherUse(), "of the time"),
        told.of("99th percentile of reaction", steady.p99(), "s"),
        told.of("slowest reaction when a node dies", takeover.slowest(), "s"),
        breakage(told, load, null));
  }

  private static List<Result> pushed(Load load, Form form) {
    Outcome steady = new World(load, Costs.ASSUMED, Push.ASSUMED).run(SECONDS);
    // events count as arriving for as long as polls are seldom
    Outcome idle = new World(idle(load), Costs.ASSUMED, Push.ASSUMED).run(SECONDS);
    Told told = new Told(name(load) + "with events, ", form);
    return List.of(
        told.of("list calls", steady.listCallsPerSecond(), PER_SECOND),
        told.of("list calls while nothing completes", idle.listCallsPerSecond(), PER_SECOND),
        told.of("99th percentile of reaction", steady.p99(), "s"),
        told.of("use of the watchers", steady.watcherUse(), "of the time"),
        told.of("use of the reader of the queue", steady.readerUse(), "of the time"),
        breakage(told, load, Push.ASSUMED));
  }

  private static List<Result> broken(Load load, Form form) {
    Told told = new Told(name(load), form);
    Told withEvents = new Told(name(load) + "with events, ", form);
    return List.of(breakage(told, load, null), breakage(withEvents, load, Push.ASSUMED));
  }

  private static Result breakage(Told told, Load load, @Nullable Push push) {
    Outcome broken = Breakage.of(load, Costs.ASSUMED, push);
    return told.of(
        "completions at which " + broken.breaks() + " no longer keep up",
        broken.load().completionsPerSecond(),
        PER_SECOND);
  }

  private static String name(Load load) {
    return "simulation of %,d waits, ".formatted(load.waits());
  }

  /** The same waits, of which hardly any ends. */
  private static Load idle(Load load) {
    return new Load(load.waits(), load.batchJobs(), load.nodes(), Duration.ofDays(100_000));
  }

  private static Load load(Form form) {
    return switch (form) {
      case TINY -> new Load(1_000, 10, 2, Duration.ofMinutes(10));
      case QUICK, FULL -> new Load(1_000_000, 1_000, 20, Duration.ofHours(1));
    };
  }

  /** Values that have no bar. */
  private record Told(String name, Form form) {

    Result of(String what, double value, String unit) {
      return Result.of(name + what, value, unit, Bar.none(), form);
    }
  }
}
