package io.github.azurebatch.camunda.benchmarks.report;

import java.util.List;

/** Results of all kinds. */
final class GivenResults {

  static final Result MET =
      Result.of("calls per task", 1.0213, "calls", Bar.countAtMost(1.1), Form.QUICK)
          .beside("blocking delegate", 12);
  static final Result BROKEN = Result.of("calls", 5, "calls", Bar.countAtMost(4), Form.QUICK);
  static final Result SLOW = Result.of("speed", 0.4, "times", Bar.timeAtLeast(0.5), Form.FULL);
  static final Result TOLD = Result.of("a & b < c", 12345.6, "ms", Bar.none(), Form.FULL);
  static final Result ZERO = Result.of("held", 0, "threads", Bar.countAtMost(0), Form.QUICK);

  static final List<Result> ALL = List.of(MET, BROKEN, SLOW, TOLD, ZERO);

  private GivenResults() {}
}
