package io.github.azurebatch.camunda.benchmarks.waiting;

import io.github.azurebatch.camunda.benchmarks.report.Result;
import io.github.azurebatch.camunda.benchmarks.run.Benchmark;
import io.github.azurebatch.camunda.benchmarks.run.Scale;
import io.github.azurebatch.camunda.benchmarks.site.Crowd;
import io.github.azurebatch.camunda.benchmarks.site.Models;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.NodeOptions;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.util.List;

/** Many waits in four Batch jobs, against a few of them. */
public final class Waiting implements Benchmark {

  private static final int JOBS = 4;
  private static final int FEW = 100;
  private static final int SLOTS = 50;

  /** Audits, which come every two minutes and take a call for 1,000 tasks, are left out. */
  private static final NodeOptions OPTIONS = NodeOptions.quiet().with("audit-interval", "P1D");

  @Override
  public String name() {
    return "waiting";
  }

  @Override
  public List<Result> run(Site site, Scale scale) {
    String database = site.database();
    HeldByHand byHand = HeldByHand.measure(site);
    try (Node node = site.node(database, OPTIONS)) {
      node.deploy(Models.one());
      Crowd crowd = Crowd.in(JOBS, site.pool(SLOTS), site, node);
      crowd.growTo(Math.min(FEW, scale.waits() / 2));
      node.analyzeTables();
      // the first instances warm up what runs them
      lives(site, node, crowd, scale);
      Lives livesWithFew = lives(site, node, crowd, scale);
      IdleRound roundOverFew = IdleRound.measure(site, List.of(node));
      Sample few =
          new Sample(crowd.size(), roundOverFew, WatchedWaits.bytes(node.engine()), livesWithFew);

      crowd.growTo(scale.waits());
      node.analyzeTables();
      IdleRound round = IdleRound.measure(site, List.of(node));
      long heap = WatchedWaits.bytes(node.engine());
      Sample many = new Sample(crowd.size(), round, heap, lives(site, node, crowd, scale));
      IdleRound threeNodes = threeNodes(site, database, node);
      double held = Held.on(database, site).perWait(byHand.nothing(), crowd.size());
      return new WaitingResults(few, many, scale.form())
          .list(held, threeNodes.batchCalls(), byHand);
    }
  }

  private static Lives lives(Site site, Node node, Crowd crowd, Scale scale) {
    return Lives.measure(site, node, crowd.jobs().get(0), scale.lives());
  }

  private static IdleRound threeNodes(Site site, String database, Node node) {
    try (Node second = site.node(database, OPTIONS);
        Node third = site.node(database, OPTIONS)) {
      return IdleRound.measure(site, List.of(node, second, third));
    }
  }
}
