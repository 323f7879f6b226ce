package io.github.azurebatch.camunda.process.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which rounds there are. The same seed gives the same rounds.
 *
 * @param boundaries how many boundaries of an instance; more than there are for all
 * @param moments how many faults at random moments, for each kind
 * @param instances how many instances in each round of these
 * @param faults how many faults in each round of a single engine process
 */
record Campaign(long seed, int boundaries, int moments, int instances, int faults) {

  /** Where several processes share the work, it goes on while one of them starts again. */
  private static final int KILLED_AS_OFTEN = 2;

  /** One that was stopped needs no start. */
  private static final int STOPPED_AS_OFTEN = 4;

  /** For the normal run of the tests. */
  static Campaign quick(long seed) {
    return new Campaign(seed, 1, 1, 20, 1);
  }

  /** Takes hours. */
  static Campaign full(long seed) {
    return new Campaign(seed, Integer.MAX_VALUE, 100, 1_000, 5);
  }

  /** The rounds at boundaries. */
  List<Round> atBoundaries(int nodes, Boundaries counted) {
    List<Fault> all = new ArrayList<>(counted.faults());
    if (boundaries < all.size()) {
      Collections.shuffle(all, new Random(seed));
    }
    List<Fault> chosen = all.subList(0, Math.min(boundaries, all.size()));
    return IntStream.range(0, chosen.size())
        .mapToObj(i -> new Round("at-" + nodes + "-" + i, nodes, 1, List.of(chosen.get(i))))
        .toList();
  }

  /** The rounds at random moments. */
  List<Round> atRandom(int nodes) {
    Random random = new Random(seed + nodes);
    return Stream.concat(
            rounds("kill-", nodes, KILLED_AS_OFTEN, random, Fault.KilledAt::new),
            rounds("stop-", nodes, STOPPED_AS_OFTEN, random, Fault.StoppedAt::new))
        .toList();
  }

  private Stream<Round> rounds(
      String name,
      int nodes,
      int asOftenWithSeveral,
      Random random,
      Function<Fault.Moment, Fault> fault) {
    int inRound = nodes == 1 ? faults : asOftenWithSeveral * faults;
    return IntStream.range(0, moments / inRound)
        .mapToObj(
            i ->
                new Round(
                    name + nodes + "-" + i,
                    nodes,
                    instances,
                    Stream.generate(() -> Fault.Moment.random(random, instances))
                        .limit(inRound)
                        .sorted()
                        .map(fault)
                        .toList()));
  }
}
