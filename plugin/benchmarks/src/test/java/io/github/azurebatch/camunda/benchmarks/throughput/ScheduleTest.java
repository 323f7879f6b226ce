package io.github.azurebatch.camunda.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

  private final List<String> turns = new ArrayList<>();

  @Test
  void letsBothSidesBeginAsOftenAndWarmsThemUpAlike() {
    new Schedule(1, 1, 5).compare(side("A", 1), side("B", 1));

    assertThat(String.join("", turns)).isEqualTo("A5B5B5A5A5B5B5A5".repeat(2));
  }

  @Test
  void countsNoTurnOfTheWarmUp() {
    Comparison comparison =
        new Schedule(2, 3, 5)
            .compare(side("A", 100, 100, 100, 100, 100, 100, 100, 100, 10), side("B", 5));

    assertThat(comparison.blocks()).hasSize(3);
    assertThat(comparison.ratio()).isEqualTo(0.5);
  }

  @Test
  void takesTheTurnsOfABlockTogether() {
    Comparison comparison =
        new Schedule(1, 1, 5).compare(side("A", 0, 0, 0, 0, 1, 9, 2, 8), side("B", 2));

    assertThat(comparison.perSecondOfOne()).isEqualTo(1);
    assertThat(comparison.ratio()).isEqualTo(0.4);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 1_000, 10_000})
  void endsAsManyInstancesAsItIsTold(int instances) {
    List<Comparison.Block> blocks =
        Schedule.of(instances).compare(side("A", 1), side("B", 1)).blocks();

    assertThat(blocks.stream().mapToLong(block -> block.one().ended()).sum()).isEqualTo(instances);
  }

  /** Its turns take that long; the last of them is repeated. */
  private IntFunction<Turn> side(String name, double... seconds) {
    return count -> {
      turns.add(name + count);
      long before = turns.stream().filter(turn -> turn.startsWith(name)).count() - 1;
      double time = seconds[(int) Math.min(before, seconds.length - 1)];
      return new Turn(count, time, time);
    };
  }
}
