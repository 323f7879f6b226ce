package io.github.azurebatch.camunda.benchmarks.waiting;

import io.github.azurebatch.camunda.benchmarks.report.Bar;
import io.github.azurebatch.camunda.benchmarks.report.Form;
import io.github.azurebatch.camunda.benchmarks.report.Result;
import java.util.List;

/** What follows from the samples. */
record WaitingResults(Sample few, Sample many, Form form) {

  private static final double KIB = 1024;
  private static final int BATCH_JOBS = 4;

  /** A lease is renewed every few rounds, which need not fall on as many of them. */
  private static final double LEASE_RENEWALS = 2;

  private static final String CALLS = "calls";

  List<Result> list(double held, double callsOfThreeNodes, HeldByHand byHand) {
    Bar oneCallForEachJob = Bar.countAtMost(BATCH_JOBS);
    return List.of(
        result("threads, timers and Camunda jobs per wait", held, "", Bar.countAtMost(0))
            .beside("blocking delegate", byHand.blockingDelegate())
            .beside("timer loop", byHand.timerLoop()),
        result(
            "Batch calls per idle round, 4 Batch jobs, one node",
            many.round().batchCalls(),
            CALLS,
            oneCallForEachJob),
        result(
            "Batch calls per idle round, 4 Batch jobs, three nodes",
            callsOfThreeNodes,
            CALLS,
            oneCallForEachJob),
        result(
                "SQL statements per idle round, leases included",
                many.round().statements(),
                "statements",
                Bar.countAtMost(few.round().statements() + LEASE_RENEWALS))
            .beside("at " + few.waits() + " waits", few.round().statements()),
        result(
            "heap of the watcher per wait",
            many.heap() / KIB / many.waits(),
            "KiB",
            Bar.countAtMost(1)),
        grown(
            "SQL statements per instance, leases apart",
            "statements",
            few.lives().statements(),
            many.lives().statements()),
        grown("calls per instance", CALLS, few.lives().calls(), many.lives().calls()),
        result(
            "time per instance, against that at " + few.waits() + " waits",
            many.lives().nanos() / few.lives().nanos(),
            "times",
            Bar.timeAtMost(1.5)));
  }

  private Result grown(String name, String unit, double atFew, double atMany) {
    return result(name, atMany, unit, Bar.countAtMost(atFew))
        .beside("at " + few.waits() + " waits", atFew);
  }

  private Result result(String name, double value, String unit, Bar bar) {
    return Result.of(name + ", " + many.waits() + " waits", value, unit, bar, form);
  }
}
