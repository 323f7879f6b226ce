package io.github.azurebatch.camunda.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.benchmarks.report.Form;
import io.github.azurebatch.camunda.benchmarks.report.Result;
import io.github.azurebatch.camunda.benchmarks.run.Scale;
import io.github.azurebatch.camunda.benchmarks.run.Selection;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A few instances run through the benchmarks, so that these do not break unnoticed. */
class TinyRunTest {

  @Test
  void countsCallsStatementsAndWhatIsHeld() {
    List<Result> results;
    try (Site site = new Site()) {
      Selection counting = BenchmarksCommand.ALL.only(List.of("calls-list", "waiting"));
      results =
          counting.run(site, Scale.of(Form.TINY), new PrintStream(OutputStream.nullOutputStream()));
    }

    assertThat(results)
        .filteredOn(result -> result.name().startsWith("threads, timers and Camunda jobs"))
        .singleElement()
        .satisfies(held -> assertThat(held.value()).isZero())
        .satisfies(held -> assertThat(held.baselines()).containsEntry("timer loop", 1.0));
    assertThat(results)
        .filteredOn(result -> result.name().startsWith("Batch calls per idle round"))
        .hasSize(2)
        .allMatch(Result::isMet);
    assertThat(results)
        .filteredOn(result -> result.name().startsWith("storage calls"))
        .isNotEmpty()
        .allMatch(Result::isMet);
  }
}
