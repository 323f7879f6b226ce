package io.github.azurebatch.camunda.process.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.campaign.Fault.Effect;
import io.github.azurebatch.camunda.process.campaign.Results.Planned;
import io.github.azurebatch.camunda.process.campaign.Results.Result;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.OnlyInTheCampaign;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Engine processes that are killed or stopped lose nothing and double nothing.
 *
 * <p>The seed is printed, and repeats the rounds with {@code -Dseed=...}. The full form goes on
 * where it was broken off if it has the seed again and the sources are the same: what its rounds
 * have found is kept beside the sources. {@code -Drounds=stop-.*} runs a part of it, and two parts
 * can run at a time; {@code -Dagain=true} repeats rounds that have run.
 */
@EnabledIfSystemProperty(named = "database", matches = "postgresql")
class CampaignTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final Path FOLDER = Path.of("target", "campaign");
  private static final String EVERY_ROUND = ".*";
  private static final int MOST_OF_A_KIND = 100;

  private final long seed = Long.getLong("seed", System.currentTimeMillis());
  private final String part = System.getProperty("rounds", EVERY_ROUND);
  private final boolean again = Boolean.getBoolean("again");
  private final String build = Build.current();
  private final Path log = FOLDER.resolve("nodes-%d-%s.log".formatted(seed, UUID.randomUUID()));

  /** Takes at most three minutes on a quiet machine, and longer beside other tests. */
  @OnEveryDatabase
  @Test
  @Timeout(900)
  void someRoundsOfOneEngineProcess() throws Exception {
    Results results = new Results(FOLDER.resolve("rounds-" + seed + ".jsonl"), build);
    CampaignModel model = chosen(CampaignModel.values());

    Run run = new Run(Campaign.quick(seed), results, () -> {});
    Map<String, Integer> runs = CampaignSite.prepare(azure);
    try (CampaignSite site = new CampaignSite(azure, runs, 1, log).open()) {
      run.atBoundaries(site, 1, model, chosen(Effect.values()), 1);
      for (Effect effect : Effect.values()) {
        run.atRandom(site, 1, effect, 1);
      }
      assertThat(site.last().isClean()).isTrue();
    }

    Verdict sum = results.sum();
    assertThat(sum.isClean()).as("%s", sum).isTrue();
    // a boundary that depends on the time, such as a poll, may not come again
    assertThat(sum.faults()).isGreaterThanOrEqualTo(2);
  }

  @OnlyInTheCampaign
  @Test
  void allRounds() throws Exception {
    Results results = new Results(FaultsPage.KEPT.resolve("rounds-" + seed + ".jsonl"), build);
    Run run = new Run(Campaign.full(seed), results, FaultsPage::write);
    Map<String, Integer> runs = CampaignSite.prepare(azure);
    for (int nodes : List.of(1, 3)) {
      try (CampaignSite site = new CampaignSite(azure, runs, nodes, log).open()) {
        run.all(site, nodes);
        Verdict last = site.last();
        assertThat(last.isClean()).as("after the last round: %s", last).isTrue();
      }
    }

    Verdict sum = results.sum();
    assertThat(sum.isClean()).as("%s", sum).isTrue();
    if (part.equals(EVERY_ROUND)) {
      assertThat(new Operations(results.all()).missed()).isEmpty();
      assertThat(run.missingMoments()).isEmpty();
      results.add(new Result(FaultsPage.END, 0, "", build, List.of(), List.of(), Verdict.NONE));
      FaultsPage.write();
    }
  }

  private <T> T chosen(T[] all) {
    return all[new Random(seed).nextInt(all.length)];
  }

  /** The rounds of a campaign, of which those are run that have not been. */
  private final class Run {

    private final Campaign campaign;
    private final Results results;
    private final Runnable afterEach;

    /** Rounds of this run are not repeated by it. */
    private final Set<String> done = new HashSet<>();

    Run(Campaign campaign, Results results, Runnable afterEach) throws IOException {
      this.campaign = campaign;
      this.results = results;
      this.afterEach = afterEach;
      System.out.printf("The campaign's seed: %d, of the build %s%n", seed, build);
      Files.createDirectories(FOLDER);
    }

    void all(CampaignSite site, int nodes) throws Exception {
      for (CampaignModel model : CampaignModel.values()) {
        for (Effect effect : Effect.values()) {
          for (int number = 1; number <= Campaign.TRIES; number++) {
            atBoundaries(site, nodes, model, effect, number);
          }
        }
      }
      for (Effect effect : Effect.values()) {
        for (int number = 1; number <= Campaign.TRIES; number++) {
          atRandom(site, nodes, effect, number);
        }
      }
    }

    void atBoundaries(CampaignSite site, int nodes, CampaignModel model, Effect effect, int number)
        throws Exception {
      Round plain = Campaign.plain(nodes, model);
      String name = "at-%d-%s-%s-".formatted(nodes, model.text(), effect.text());
      if (IntStream.range(0, MOST_OF_A_KIND)
          .noneMatch(i -> (name + number + "-" + i).matches(part))) {
        return;
      }
      if (results.of(plain.name()).isEmpty()) {
        keep(site.plain(plain, build));
      }
      List<Boundary> counted = results.of(plain.name()).orElseThrow().boundaries();
      List<Planned> earlier = faults(name, number);
      runAll(site, campaign.atBoundaries(nodes, model, effect, counted, number, earlier));
    }

    void atRandom(CampaignSite site, int nodes, Effect effect, int number) throws Exception {
      List<Planned> earlier = faults("%s-%d-".formatted(effect.text(), nodes), number);
      int happened = (int) earlier.stream().filter(Planned::happened).count();
      runAll(site, campaign.atRandom(nodes, effect, number, happened));
    }

    /** Of which random moments there were too few. */
    List<String> missingMoments() {
      return Stream.of("kill-1-", "kill-3-", "stop-1-", "stop-3-")
          .filter(
              name ->
                  faults(name, Integer.MAX_VALUE).stream().filter(Planned::happened).count()
                      < campaign.moments())
          .toList();
    }

    /** What was planned in the tries before. */
    private List<Planned> faults(String name, int number) {
      return results.all().stream()
          .filter(result -> result.round().matches(Pattern.quote(name) + "\\d+-\\d+"))
          .filter(
              result -> {
                String rest = result.round().substring(name.length());
                return Integer.parseInt(rest.replaceFirst("-.*", "")) < number;
              })
          .flatMap(result -> result.faults().stream())
          .toList();
    }

    private void runAll(CampaignSite site, List<Round> rounds) throws Exception {
      for (Round round : rounds) {
        boolean known =
            results.of(round.name()).isPresent() && (!again || done.contains(round.name()));
        if (round.name().matches(part) && !known) {
          keep(site.run(round, build));
        }
      }
    }

    private void keep(Result result) {
      results.add(result);
      done.add(result.round());
      System.out.printf("%tT %s %s%n", new Date(), result.round(), result.verdict());
      result.faults().forEach(fault -> System.out.println("  " + fault));
      afterEach.run();
    }
  }
}
