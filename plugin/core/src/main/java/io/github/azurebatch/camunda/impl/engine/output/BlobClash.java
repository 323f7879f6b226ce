package io.github.azurebatch.camunda.impl.engine.output;

import io.github.azurebatch.camunda.impl.engine.pattern.CommonNames;
import io.github.azurebatch.camunda.impl.engine.pattern.Glob;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Two output files of one task that may write the same blob.
 *
 * <p>Whether two patterns have a name in common can be told exactly; whether a task writes a file
 * of such a name cannot. So it is an error only where it is certain that one of the two uploads
 * nothing that the other one does not write as well: one of them is a single blob that the other's
 * pattern matches, or all that the one pattern takes from a directory, the other one takes from
 * there to the same place ({@code *.txt} beside {@code *}). Other patterns meet seldom ({@code
 * *.txt} beside {@code out*}, or {@code *} beside {@code ../std*.txt}), and are what people write
 * every day.
 *
 * @param blob an example of what both may write
 * @param certain whether one of them can upload nothing without it
 */
public record BlobClash(
    DeclaredOutputFile first, DeclaredOutputFile second, String blob, boolean certain) {

  /**
   * Those of each two of a task's output files that may write the same blob. Of very many files,
   * the last ones are not compared.
   */
  public static List<BlobClash> among(List<DeclaredOutputFile> files) {
    List<Numbered> byPrefix = new ArrayList<>();
    files.forEach(file -> byPrefix.add(new Numbered(byPrefix.size(), file)));
    byPrefix.sort(Comparator.comparing(numbered -> numbered.file.prefix()));
    Comparison comparison = new Comparison();
    Map<Numbered.Pair, BlobClash> clashes = new TreeMap<>();
    for (int first = 0; first < byPrefix.size(); first++) {
      Numbered one = byPrefix.get(first);
      for (Numbered other : byPrefix.subList(first + 1, byPrefix.size())) {
        if (comparison.isExhausted() || !other.file.prefix().startsWith(one.file.prefix())) {
          break;
        }
        Numbered.Pair pair = one.with(other);
        comparison
            .between(files.get(pair.first), files.get(pair.second))
            .ifPresent(clash -> clashes.put(pair, clash));
      }
    }
    return List.copyOf(clashes.values());
  }

  /**
   * In the order of their prefixes, those that may write the same blob stand behind one another:
   * the prefix of one begins with that of the other.
   *
   * @param index in the order of the model, in which clashes are told
   */
  private record Numbered(int index, DeclaredOutputFile file) {

    Pair with(Numbered other) {
      return new Pair(Math.min(index, other.index), Math.max(index, other.index));
    }

    private record Pair(int first, int second) implements Comparable<Pair> {

      private static final Comparator<Pair> ORDER =
          Comparator.comparingInt(Pair::first).thenComparingInt(Pair::second);

      @Override
      public int compareTo(Pair other) {
        return ORDER.compare(this, other);
      }
    }
  }

  /**
   * Compares as many pairs as take a second or two where each has the most wildcards it can: all
   * pairs of 140 patterns in one place.
   */
  private static final class Comparison {

    /** The lengths of two patterns, multiplied, and added up over the pairs. */
    private static final long MOST_PLACES = 4_000_000;

    /** What it costs to compare the shortest patterns. */
    private static final int PLACES_OF_A_PAIR = 400;

    private long places;

    boolean isExhausted() {
      return places > MOST_PLACES;
    }

    Optional<BlobClash> between(DeclaredOutputFile first, DeclaredOutputFile second) {
      places += PLACES_OF_A_PAIR;
      String prefix = first.prefix();
      int common = Math.min(prefix.length(), second.prefix().length());
      if (!first.account().equals(second.account())
          || !first.container().equals(second.container())
          || !first.condition().overlaps(second.condition())) {
        return Optional.empty();
      }
      Glob names = names(first, common);
      Glob otherNames = names(second, common);
      places += (long) names.length() * otherNames.length();
      boolean begins = common == 0 || prefix.charAt(common - 1) == '/';
      return isExhausted()
          ? Optional.empty()
          : CommonNames.of(names, otherNames, begins)
              .map(both -> clash(first, second, prefix.substring(0, common), both));
    }
  }

  private static BlobClash clash(
      DeclaredOutputFile first, DeclaredOutputFile second, String prefix, CommonNames names) {
    return new BlobClash(first, second, prefix + names.example(), isCertain(first, second, names));
  }

  private static Glob names(DeclaredOutputFile file, int from) {
    return Glob.of(
        file.prefix().substring(from),
        file.pattern().hasWildcard() ? file.pattern().wildcardPart() : "");
  }

  private static boolean isCertain(
      DeclaredOutputFile first, DeclaredOutputFile second, CommonNames names) {
    return !first.pattern().hasWildcard()
        || !second.pattern().hasWildcard()
        || Upload.of(first).equals(Upload.of(second))
            && (names.allOfFirst() && second.pattern().isWhollyKnown()
                || names.allOfSecond() && first.pattern().isWhollyKnown()
                || first.pattern().equals(second.pattern()));
  }

  /**
   * From which directory to which: without the last names that both have in common, so that the
   * same file has the same blob name by all that are equal.
   */
  private record Upload(List<String> from, List<String> to) {

    static Upload of(DeclaredOutputFile file) {
      List<String> from = file.pattern().directory();
      List<String> to = List.of(file.prefix().split("/"));
      int alike = 0;
      while (alike < Math.min(from.size(), to.size())
          && last(from, alike).equals(last(to, alike))) {
        alike++;
      }
      return new Upload(from.subList(0, from.size() - alike), to.subList(0, to.size() - alike));
    }

    private static String last(List<String> names, int before) {
      return names.get(names.size() - 1 - before);
    }
  }
}
