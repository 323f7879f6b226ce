package io.github.azurebatch.camunda.process.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page with the figures is what the command writes of the rounds that are kept. */
class FaultsPageTest {

  private static final Path KEPT = Path.of("campaign");

  @Test
  void saysWhatTheRoundsHaveRecorded() throws IOException {
    Path rounds = kept();
    long seed = Long.parseLong(rounds.getFileName().toString().replaceAll("\\D", ""));
    Results results = new Results(rounds);

    assertThat(Files.readString(FaultsPage.PATH))
        .isIn(
            new FaultsPage(seed, true, results.all()).text(),
            new FaultsPage(seed, false, results.all()).text());
  }

  private static Path kept() throws IOException {
    try (Stream<Path> files = Files.list(KEPT)) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".jsonl")).toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }
}
