package io.github.azurebatch.camunda.process.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/** Which faults are tried: some of all, chosen by a seed that is printed, and repeats them. */
record TriedFaults(FaultyDatabase database) {

  /** A deadlock, a serialization failure, and a lock that was not to be had in time. */
  private static final List<String> ROLLED_BACK = List.of("40P01", "40001", "55P03");

  /**
   * Runs the scenario once without a fault, and once with each.
   *
   * @param most how many faults at most
   * @param scenario what is done while the fault is planned, and checked afterwards; it returns how
   *     many boundaries it has
   */
  Tried each(int most, ToIntFunction<DatabaseFault> scenario) {
    long seed = Long.getLong("seed", System.currentTimeMillis());
    int boundaries = scenario.applyAsInt(DatabaseFault.NONE);
    List<DatabaseFault> all = all(boundaries);
    Collections.shuffle(all, new Random(seed));
    List<DatabaseFault> tried = all.subList(0, Math.min(most, all.size()));
    System.out.printf(
        "%d boundaries, %d of %d faults, -Dseed=%d%n", boundaries, tried.size(), all.size(), seed);
    int happened = 0;
    for (DatabaseFault fault : tried) {
      scenario.applyAsInt(fault);
      happened += database.hasFailed() ? 1 : 0;
    }
    // the threads that end waits may make a statement more or less
    assertThat(happened).isGreaterThanOrEqualTo(tried.size() * 3 / 4);
    return new Tried(happened, tried.size() + 1);
  }

  /**
   * What was done.
   *
   * @param happened how many faults
   * @param runs how often the scenario ran
   */
  record Tried(int happened, int runs) {}

  private static List<DatabaseFault> all(int boundaries) {
    List<DatabaseFault> faults = new ArrayList<>();
    for (int number = 1; number <= boundaries; number++) {
      faults.add(DatabaseFault.lostConnection(number, false));
      faults.add(DatabaseFault.lostConnection(number, true));
      faults.add(DatabaseFault.rolledBack(number, ROLLED_BACK.get(number % ROLLED_BACK.size())));
    }
    return faults;
  }
}
