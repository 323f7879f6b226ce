package io.github.azurebatch.camunda.process.campaign;

import io.github.azurebatch.camunda.process.campaign.Fault.AtBoundary;
import io.github.azurebatch.camunda.process.campaign.Fault.AtMoment;
import io.github.azurebatch.camunda.process.campaign.Fault.Effect;
import io.github.azurebatch.camunda.process.campaign.Results.Planned;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which rounds there are. The same seed gives the same rounds, and of those that repeat what did
 * not happen, the same results do.
 *
 * @param boundaries how many faults at boundaries, of each effect; more than there are for all
 * @param moments how many faults at random moments, of each effect
 * @param instances how many instances in each round of these
 * @param faults how many of these in each round
 */
record Campaign(long seed, int boundaries, int moments, int instances, int faults) {

  /** What did not happen is tried again so often, with what was tried first. */
  static final int TRIES = 3;

  /** Faults at boundaries that share a round. */
  private static final int IN_A_ROUND = 20;

  /** For the normal run of the tests. */
  static Campaign quick(long seed) {
    return new Campaign(seed, 1, 1, 20, 1);
  }

  /** Takes hours. */
  static Campaign full(long seed) {
    return new Campaign(seed, Integer.MAX_VALUE, 100, 1_000, 10);
  }

  /** The round that counts the boundaries of an instance. */
  static Round plain(int nodes, CampaignModel model) {
    return new Round("plain-" + nodes + "-" + model.text(), nodes, model, 1, List.of());
  }

  /**
   * The rounds at boundaries. Processes are killed at each request of an instance, and stopped,
   * which takes longer, at the first for each operation.
   *
   * @param counted those of an instance
   * @param tryNumber from 1
   * @param earlier what has been planned in the tries before
   */
  List<Round> atBoundaries(
      int nodes,
      CampaignModel model,
      Effect effect,
      List<Boundary> counted,
      int tryNumber,
      List<Planned> earlier) {
    List<AtBoundary> all =
        chosen(
            counted.stream()
                .filter(boundary -> effect == Effect.KILL || boundary.occurrence() == 1)
                .flatMap(boundary -> boundary.faults(effect))
                .toList());
    List<AtBoundary> left =
        all.stream().filter(fault -> !earlier.contains(fault.planned(true))).toList();
    List<AtBoundary> now =
        tryNumber < TRIES
            ? left
            : left.stream()
                .map(AtBoundary::atFirst)
                .distinct()
                .filter(fault -> !earlier.contains(fault.planned(true)))
                .toList();
    String name = "at-%d-%s-%s-%d-".formatted(nodes, model.text(), effect.text(), tryNumber);
    return rounds(
        now.size(),
        IN_A_ROUND,
        i -> name + i,
        (round, from, to) -> new Round(round, nodes, model, 0, now.subList(from, to)));
  }

  private List<AtBoundary> chosen(List<AtBoundary> all) {
    List<AtBoundary> shuffled = new ArrayList<>(all);
    if (boundaries < all.size()) {
      Collections.shuffle(shuffled, new Random(seed));
    }
    return shuffled.subList(0, Math.min(boundaries, all.size()));
  }

  /**
   * The rounds at random moments.
   *
   * @param happened how many faults have happened in the tries before
   */
  List<Round> atRandom(int nodes, Effect effect, int tryNumber, int happened) {
    Random random = new Random(seed + nodes + 31L * effect.ordinal() + 1009L * tryNumber);
    String name = "%s-%d-%d-".formatted(effect.text(), nodes, tryNumber);
    return rounds(
        moments - happened,
        faults,
        i -> name + i,
        (round, from, to) ->
            new Round(
                round,
                nodes,
                CampaignModel.EVERY_STEP,
                instances,
                Stream.generate(() -> AtMoment.random(random, lastMoment(), effect))
                    .limit(to - from)
                    .sorted(Comparator.comparing(AtMoment::ended))
                    .toList()));
  }

  private int lastMoment() {
    return instances - faults * CampaignSite.BETWEEN;
  }

  private interface Part {
    Round of(String name, int from, int to);
  }

  private static List<Round> rounds(int all, int inRound, IntFunction<String> name, Part part) {
    return IntStream.range(0, (Math.max(all, 0) + inRound - 1) / inRound)
        .mapToObj(i -> part.of(name.apply(i), i * inRound, Math.min(all, (i + 1) * inRound)))
        .toList();
  }
}
