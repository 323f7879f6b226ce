package io.github.azurebatch.camunda.impl.engine.pattern;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The names that two globs both match.
 *
 * @param example the shortest; null where the search was given up, so that there may be none
 * @param allOfFirst whether they are all names that the first one matches
 * @param allOfSecond whether they are all names that the second one matches
 */
public record CommonNames(@Nullable String example, boolean allOfFirst, boolean allOfSecond) {

  /** Whether the search was given up before it found a name. */
  public boolean isUnknown() {
    return example == null;
  }

  /** Examples are made of these, as far as possible. */
  private static final String READABLE = "abcdefghijklmnopqrstuvwxyz0123456789-_";

  /**
   * Reads all names with both at once, shorter ones first.
   *
   * @param begins whether a file's or a directory's name begins where the globs do
   * @param effort what the search may cost; it is given up where that is not enough
   * @return empty if there are none
   */
  public static Optional<CommonNames> of(Glob first, Glob second, boolean begins, Effort effort) {
    return new Search(first, second, effort).run(begins);
  }

  /**
   * What all searches for one task may cost. Globs that people write need some hundred steps; but
   * there are some for which the steps grow with the power of their length.
   */
  public static final class Effort {

    private static final int MOST_STEPS = 2_000_000;

    private int steps = MOST_STEPS;

    private boolean isSpent() {
      return steps <= 0;
    }

    private void spend(State state) {
      steps -= 1 + state.first().cardinality() + state.second().cardinality();
    }
  }

  /** What both have come to, after the same characters. */
  private record State(BitSet first, BitSet second, boolean begins) {}

  /**
   * @param before what was read before the last character; null at the beginning
   */
  private record Read(State state, @Nullable Read before, char last) {

    String name() {
      StringBuilder name = new StringBuilder();
      for (Read read = this; read.before() != null; read = read.before()) {
        name.append(read.last());
      }
      return name.reverse().toString();
    }
  }

  private static final class Search {

    private final Glob first;
    private final Glob second;
    private final List<Character> alphabet;
    private final Effort effort;
    private final Set<State> seen = new HashSet<>();
    private final Queue<Read> reads = new ArrayDeque<>();
    private boolean onlyFirst;
    private boolean onlySecond;
    private @Nullable String example;

    Search(Glob first, Glob second, Effort effort) {
      this.first = first;
      this.second = second;
      this.effort = effort;
      this.alphabet = alphabet(IntStream.concat(first.borders(), second.borders()));
    }

    Optional<CommonNames> run(boolean begins) {
      visit(new Read(new State(first.start(), second.start(), begins), null, '/'));
      while (!reads.isEmpty() && !isDecided()) {
        Read read = reads.remove();
        for (char character : alphabet) {
          readOn(read, character);
        }
      }
      boolean complete = reads.isEmpty();
      return complete && example == null
          ? Optional.empty()
          : Optional.of(new CommonNames(example, complete && !onlyFirst, complete && !onlySecond));
    }

    private boolean isDecided() {
      return effort.isSpent() || example != null && onlyFirst && onlySecond;
    }

    private void readOn(Read read, char character) {
      State state = read.state();
      if (character == '/' && state.begins()) {
        return;
      }
      effort.spend(state);
      State next =
          new State(
              first.next(state.first(), character, state.begins()),
              second.next(state.second(), character, state.begins()),
              character == '/');
      visit(new Read(next, read, character));
    }

    private void visit(Read read) {
      State state = read.state();
      if (state.first().isEmpty() || state.second().isEmpty()) {
        // whatever the other one matches from here on, it is alone
        onlyFirst |= !state.first().isEmpty();
        onlySecond |= !state.second().isEmpty();
      } else if (seen.add(state)) {
        judge(read);
        reads.add(read);
      }
    }

    private void judge(Read read) {
      State state = read.state();
      boolean byFirst = first.matchesIn(state.first()) && !state.begins();
      boolean bySecond = second.matchesIn(state.second()) && !state.begins();
      onlyFirst |= byFirst && !bySecond;
      onlySecond |= bySecond && !byFirst;
      if (byFirst && bySecond && example == null) {
        example = read.name();
      }
    }

    /** One character for all that are alike to both globs; the readable ones first. */
    private static List<Character> alphabet(IntStream borders) {
      List<Integer> from =
          IntStream.concat(IntStream.of(0, '.', '.' + 1, '/' + 1), borders)
              .filter(border -> border <= Character.MAX_VALUE)
              .sorted()
              .distinct()
              .boxed()
              .toList();
      return IntStream.range(0, from.size())
          .mapToObj(
              i ->
                  readable(
                      from.get(i), i + 1 < from.size() ? from.get(i + 1) : Character.MAX_VALUE + 1))
          .sorted(Comparator.comparing(Search::rank))
          .toList();
    }

    private static char readable(int from, int end) {
      return (char)
          READABLE.chars().filter(each -> each >= from && each < end).findFirst().orElse(from);
    }

    private static int rank(char character) {
      int rank = READABLE.indexOf(character);
      return rank < 0 ? READABLE.length() : rank;
    }
  }
}
