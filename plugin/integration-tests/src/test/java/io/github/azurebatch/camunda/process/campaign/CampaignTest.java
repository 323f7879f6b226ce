package io.github.azurebatch.camunda.process.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.OnlyInTheCampaign;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Engine processes that are killed or stopped lose nothing and double nothing.
 *
 * <p>The seed is printed, and repeats the rounds with {@code -Dseed=...}. The full form goes on
 * where it was broken off if it has the seed again: what its rounds have found is kept beside the
 * sources, as no session and no machine lasts as long as a campaign. {@code -Drounds=stop-.*} runs
 * a part of it, and two parts can run at a time.
 */
@EnabledIfSystemProperty(named = "database", matches = "postgresql")
class CampaignTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final Path FOLDER = Path.of("target", "campaign");
  private static final Path KEPT = Path.of("campaign");
  private static final String EVERY_ROUND = ".*";

  private final long seed = Long.getLong("seed", System.currentTimeMillis());
  private final String part = System.getProperty("rounds", EVERY_ROUND);
  private final Path log = FOLDER.resolve("nodes-%d-%s.log".formatted(seed, UUID.randomUUID()));

  /** Takes at most three minutes; other tests that run beside it may take as much again. */
  @OnEveryDatabase
  @Test
  @Timeout(360)
  void someRoundsOfOneEngineProcess() throws Exception {
    Results results = new Results(FOLDER.resolve("rounds-" + seed + ".jsonl"));

    run(Campaign.quick(seed), List.of(1), results, () -> {});

    Verdict sum = results.sum();
    assertThat(sum.isClean()).as("%s", sum).isTrue();
    // one that waits for the last request of a wait, or for a busy moment, may come to nothing
    assertThat(sum.faults()).isGreaterThanOrEqualTo(results.all().size() / 2);
  }

  @OnlyInTheCampaign
  @Test
  void allRounds() throws Exception {
    Results results = new Results(KEPT.resolve("rounds-" + seed + ".jsonl"));

    run(Campaign.full(seed), List.of(1, 3), results, () -> writePage(results, false));
    writePage(results, part.equals(EVERY_ROUND));

    Verdict sum = results.sum();
    assertThat(sum.isClean()).as("%s", sum).isTrue();
  }

  private void run(Campaign campaign, List<Integer> sizes, Results results, Runnable afterEach)
      throws Exception {
    System.out.println("The campaign's seed: " + seed);
    Files.createDirectories(FOLDER);
    Map<String, Integer> runs = CampaignSite.prepare(azure);
    for (int nodes : sizes) {
      try (CampaignSite site = new CampaignSite(azure, runs, nodes, log).open()) {
        List<Round> rounds = new ArrayList<>(campaign.atBoundaries(nodes, site.boundaries()));
        rounds.addAll(campaign.atRandom(nodes));
        for (Round round : rounds) {
          if (round.name().matches(part) && results.of(round).isEmpty()) {
            run(site, round, results);
            afterEach.run();
          }
        }
        Verdict last = site.last();
        assertThat(last.isClean()).as("after the last round: %s", last).isTrue();
      }
    }
  }

  private static void run(CampaignSite site, Round round, Results results) throws Exception {
    Verdict verdict = site.run(round);
    results.add(round, verdict);
    System.out.printf("%s %s: %s%n", round.name(), round.faults(), verdict);
  }

  private void writePage(Results results, boolean complete) {
    try {
      Files.writeString(FaultsPage.PATH, new FaultsPage(seed, complete, results.all()).text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
