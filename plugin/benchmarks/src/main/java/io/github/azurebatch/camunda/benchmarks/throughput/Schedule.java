package io.github.azurebatch.camunda.benchmarks.throughput;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Two sides take turns, in the order A B B A, so that what else the machine does meets both alike,
 * and what changes slowly favours neither. What ends in one turn depends on how far instances had
 * come in the turn before, so a few turns are taken together. The first such blocks are the
 * warm-up: Java compiles what has run some thousand times, and of the two the plugin has more code.
 *
 * @param warmUp blocks that do not count
 * @param blocks that count
 * @param size how many instances end in a turn
 */
record Schedule(int warmUp, int blocks, int size) {

  /** Of each side in a block; even, so that both begin as often. */
  private static final int TURNS = 4;

  private static final int SIZE = 50;

  /** With them a side has ended a thousand instances before it counts. */
  private static final int MOST_WARM_UP = 5;

  /**
   * Enough that there is work in the time between two rounds: with too few, both sides wait for
   * rounds, and the plugin more, whose tasks have to complete before.
   */
  private static final int TURNS_UNDER_WAY = 6;

  /** So that about as many instances end on each side in turns that count. */
  static Schedule of(int instances) {
    int blocks = Math.max(1, instances / (TURNS * SIZE));
    return new Schedule(Math.min(blocks, MOST_WARM_UP), blocks, instances / (TURNS * blocks));
  }

  /** How many instances each side has under way. */
  int underWay() {
    return TURNS_UNDER_WAY * size;
  }

  /**
   * Lets the sides take their turns.
   *
   * @param one ends so many instances in a turn; the {@code other} likewise
   */
  Comparison compare(IntFunction<Turn> one, IntFunction<Turn> other) {
    for (int i = 0; i < warmUp; i++) {
      block(one, other);
    }
    List<Comparison.Block> measured = new ArrayList<>();
    for (int i = 0; i < blocks; i++) {
      measured.add(block(one, other));
    }
    return new Comparison(measured);
  }

  private Comparison.Block block(IntFunction<Turn> one, IntFunction<Turn> other) {
    Turn ones = Turn.NONE;
    Turn others = Turn.NONE;
    for (int i = 0; i < TURNS; i += 2) {
      ones = ones.plus(one.apply(size));
      others = others.plus(other.apply(size)).plus(other.apply(size));
      ones = ones.plus(one.apply(size));
    }
    return new Comparison.Block(ones, others);
  }
}
