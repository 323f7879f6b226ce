package io.github.azurebatch.camunda.process.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.campaign.OtherFaults.Entry;
import io.github.azurebatch.camunda.process.campaign.Results.Planned;
import io.github.azurebatch.camunda.process.campaign.Results.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page with the figures is what the command writes of what is kept. */
class FaultsPageTest {

  private static final Boundary ADD = Boundary.request("Add Task", 1);

  @Test
  void saysWhatTheRoundsHaveRecorded() throws IOException {
    assertThat(Files.readString(FaultsPage.PATH)).isEqualTo(FaultsPage.of(FaultsPage.KEPT).text());
  }

  @Test
  void isOfOneSeed() throws IOException {
    try (Stream<Path> files = Files.list(FaultsPage.KEPT)) {
      assertThat(files.filter(file -> file.toString().endsWith(".jsonl"))).hasSize(1);
    }
  }

  @Test
  void countsTheRoundsAndOtherTestsOfTheLastBuild(@TempDir Path folder) {
    Path file = folder.resolve("rounds-5.jsonl");
    new Results(file, "old").add(round("old", 100));
    new Results(file, "new").add(round("new", 20));
    OtherFaults others = new OtherFaults(folder);
    others.keep(new Entry("ATest", "new", 3, 4, "a lost connection"));
    others.keep(new Entry("BTest", "old", 1_000, 1_000, "anything"));

    assertThat(FaultsPage.of(folder).text())
        .contains("-Dseed=5")
        .contains("after 1 rounds; it is not complete")
        .contains("`new`")
        .contains("| faults injected | 4 |")
        .contains("| instances run | 24 |")
        .contains("| killed before a request | 1 | 2 | 1 |")
        .contains("| `work`, at | 1 | 1 | 1 | 20 |")
        .contains("| work | Add Task | 1 / 0 | 0 / 0 | 0 / 0 | 0 / 0 |")
        .contains("| ATest | a lost connection | 3 | 4 |")
        .doesNotContain("BTest");
  }

  private static Result round(String build, int instances) {
    Fault fault = new Fault.AtBoundary(ADD, false, Fault.Effect.KILL);
    List<Planned> faults = List.of(fault.planned(true), fault.planned(false));
    Verdict verdict = new Verdict(1, instances, List.of(), List.of(), List.of(), List.of());
    return new Result("at-1-work-kill-1-0", 1, "work", build, List.of(ADD), faults, verdict);
  }
}
