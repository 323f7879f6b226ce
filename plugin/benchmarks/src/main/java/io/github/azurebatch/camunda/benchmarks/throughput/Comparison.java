package io.github.azurebatch.camunda.benchmarks.throughput;

import java.util.List;
import java.util.function.Function;

/** What two sides did in turns that followed one another. */
record Comparison(List<Block> blocks) {

  private static final double MEDIAN = 0.5;

  /** A few turns of each. */
  record Block(Turn one, Turn other) {

    double ratio() {
      return one.perSecond() / other.perSecond();
    }
  }

  /** The same with services that have processors of their own. */
  Comparison withServicesApart() {
    return new Comparison(
        blocks.stream()
            .map(
                block ->
                    new Block(block.one().withServicesApart(), block.other().withServicesApart()))
            .toList());
  }

  /** How fast the one is, against the other: the median of the blocks. */
  double ratio() {
    return ratioAt(MEDIAN);
  }

  /**
   * The ratio that this share of the blocks does not exceed, between two blocks in proportion.
   *
   * @param share from 0 to 1
   */
  double ratioAt(double share) {
    double[] sorted = blocks.stream().mapToDouble(Block::ratio).sorted().toArray();
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** How fast the one is by itself, over all blocks. */
  double perSecondOfOne() {
    return perSecond(Block::one);
  }

  /** The same for the other. */
  double perSecondOfOther() {
    return perSecond(Block::other);
  }

  private double perSecond(Function<Block, Turn> side) {
    return blocks.stream().map(side).reduce(Turn.NONE, Turn::plus).perSecond();
  }
}
