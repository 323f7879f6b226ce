package io.github.azurebatch.camunda.impl.engine.pattern;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names that two globs both match.
 *
 * @param example the shortest
 * @param allOfFirst whether they are all names of the first one, by {@link Glob#matchesAllOf}
 * @param allOfSecond whether they are all names of the second one, likewise
 */
public record CommonNames(String example, boolean allOfFirst, boolean allOfSecond) {

  /**
   * Goes from place to place in both at once, breadth first, until it comes to both ends. So the
   * cost grows with the product of the two lengths: two globs with the most wildcards that 1,024
   * characters can have take about a second.
   *
   * @param begins whether a file's or a directory's name begins where the globs do
   * @return empty if there are none
   */
  public static Optional<CommonNames> of(Glob first, Glob second, boolean begins) {
    BitSet seen = new BitSet();
    Deque<Read> reads = new ArrayDeque<>(List.of(new Read(0, 0, begins, null, '/')));
    while (!reads.isEmpty()) {
      Read read = reads.remove();
      if (read.first == first.length() && read.second == second.length() && !read.begins) {
        return Optional.of(
            new CommonNames(
                read.name(),
                second.matchesAllOf(first, begins),
                first.matchesAllOf(second, begins)));
      }
      int index = 2 * (read.first * (second.length() + 1) + read.second) + (read.begins ? 1 : 0);
      if (!seen.get(index)) {
        seen.set(index);
        read.goOn(first.place(read.first), second.place(read.second), reads);
      }
    }
    return Optional.empty();
  }

  /**
   * What was read to come to a place in each glob.
   *
   * @param begins whether the name of a file or a directory begins here
   * @param before what was read before the last character; null where none was
   */
  private record Read(int first, int second, boolean begins, @Nullable Read before, char last) {

    void goOn(Place one, Place other, Deque<Read> reads) {
      if (one.canBeLeft(begins)) {
        reads.addFirst(new Read(first + 1, second, begins, before, last));
      }
      if (other.canBeLeft(begins)) {
        reads.addFirst(new Read(first, second + 1, begins, before, last));
      }
      boolean dot = !begins || one.named() && other.named();
      int nextFirst = first + (one.isMany() ? 0 : 1);
      int nextSecond = second + (other.isMany() ? 0 : 1);
      one.reads()
          .common(other.reads(), each -> each != '/' && (each != '.' || dot))
          .ifPresent(each -> reads.add(new Read(nextFirst, nextSecond, false, this, (char) each)));
      if (!begins && one.reads().contains('/') && other.reads().contains('/')) {
        reads.add(new Read(nextFirst, nextSecond, true, this, '/'));
      }
    }

    String name() {
      StringBuilder name = new StringBuilder();
      for (Read read = this; read.before != null; read = read.before) {
        name.append(read.last);
      }
      return name.reverse().toString();
    }
  }
}
