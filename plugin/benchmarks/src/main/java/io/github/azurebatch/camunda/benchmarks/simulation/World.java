package io.github.azurebatch.camunda.benchmarks.simulation;

import io.github.azurebatch.camunda.impl.engine.wait.poll.PollInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A cluster with its load, in which each instance that ends is followed by another. */
final class World {

  private static final long SEED = 42;

  private final Load load;
  private final Costs costs;
  private final Timeline timeline = new Timeline();
  private final Figures figures = new Figures();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Database database;
  private final List<SimulatedNode> nodes = new ArrayList<>();
  private double swept;

  /** Without events. */
  World(Load load, Costs costs) {
    this(load, costs, null);
  }

  /**
   * @param push null without events
   */
  World(Load load, Costs costs, @Nullable Push push) {
    this.load = load;
    this.costs = costs;
    this.database = new Database(costs);
    for (int i = 0; i < load.nodes(); i++) {
      SimulatedNode node = new SimulatedNode(this);
      nodes.add(node);
      timeline.after(random.nextDouble() * costs.pollInterval().toSeconds(), node::round);
    }
    PollInterval pace = PollInterval.between(costs.pollInterval(), costs.maxPollInterval());
    List<SimulatedJob> jobs = new ArrayList<>();
    for (int i = 0; i < load.batchJobs(); i++) {
      double audited = -random.nextDouble() * costs.auditInterval().toSeconds();
      SimulatedJob job = new SimulatedJob(pace, push, audited);
      jobs.add(job);
      nodes.get(i % nodes.size()).hold(job);
    }
    if (push != null) {
      new SimulatedReader(this, push, jobs).read();
    }
    for (int i = 0; i < load.waits(); i++) {
      addWait(jobs.get(i % jobs.size()));
    }
  }

  Timeline timeline() {
    return timeline;
  }

  Database database() {
    return database;
  }

  /** From 0 to 1. */
  double random() {
    return random.nextDouble();
  }

  /** Something arrived that may be of a task of that job; where no node holds it, nobody hears. */
  void arrived(SimulatedJob job) {
    nodes.stream().filter(node -> node.holds(job)).forEach(node -> node.arrived(job));
  }

  /** How many wait in the whole cluster. */
  int waits() {
    return load.waits();
  }

  /** Whether the node is the one that does it, and it is time. */
  boolean beginsSweep(SimulatedNode node) {
    double now = timeline.now();
    boolean begins = nodes.get(0) == node && now >= swept + costs.auditInterval().toSeconds();
    if (begins) {
      swept = now;
    }
    return begins;
  }

  Costs costs() {
    return costs;
  }

  Figures figures() {
    return figures;
  }

  /** The instance goes on to its end, and the next one comes as far as its wait. */
  void goOn(SimulatedJob job) {
    double waiting = database.answered(timeline.now(), costs.instanceStatements());
    timeline.at(waiting, () -> addWait(job));
  }

  private void addWait(SimulatedJob job) {
    double now = timeline.now();
    double task = -load.meanTask().toSeconds() * Math.log(1 - random.nextDouble());
    job.add(now, now + task);
  }

  /** A node dies; when its leases have ended, the others take its Batch jobs in equal shares. */
  void killANode() {
    List<SimulatedJob> orphans = nodes.remove(0).die();
    timeline.after(
        costs.leaseDuration().toSeconds(),
        () -> {
          nodes.forEach(SimulatedNode::sweep);
          for (int i = 0; i < orphans.size(); i++) {
            nodes.get(i % nodes.size()).adopt(orphans.get(i));
          }
        });
  }

  /** Runs for so long without counting, and then for so long again. */
  Outcome run(double seconds) {
    timeline.runUntil(seconds);
    return measure(seconds);
  }

  Outcome measure(double seconds) {
    figures.reset();
    long statements = database.statements();
    double busy = database.busySeconds();
    long lookedOver = database.lookedOver();
    timeline.runUntil(timeline.now() + seconds);
    double[] reactions = figures.sortedReactions();
    return new Outcome(
        load,
        figures.listCalls() / seconds,
        figures.ends() / seconds,
        (database.statements() - statements) / seconds,
        (database.lookedOver() - lookedOver) / (double) figures.rounds(),
        Math.min(1, (database.busySeconds() - busy) / seconds / costs.databaseCores()),
        Math.min(1, figures.busySeconds() / seconds / nodes.size()),
        Math.min(1, figures.readingSeconds() / seconds),
        at(reactions, 0.5),
        at(reactions, 0.99),
        at(reactions, 1));
  }

  private static double at(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
