package io.github.azurebatch.camunda.outside;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds versions of libraries against the advisories that DEPENDENCIES.md lists. What is affected
 * has to be accepted there, with what to do about it. A program of one file that looks at all bills
 * of materials: {@code java AdvisoryCheck.java <folder of staged artifacts> <page>}.
 */
final class AdvisoryCheck {

  /** Where an affected version is accepted, in the words of the page. */
  enum Where {
    EVERYWHERE("everywhere"),
    STARTERS("what the starters bring"),
    MANAGED("where Spring Boot 3.5 manages it"),
    UNMANAGED("where nothing manages it");

    private final String words;

    Where(String words) {
      this.words = words;
    }

    static Where of(String words) {
      return Stream.of(values())
          .filter(where -> where.words.equals(words))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("'" + words + "' is no place"));
    }
  }

  /** The versions of a library from the first up to that which mends them. */
  record Advisory(String library, String ids, String from, String mended) {
    boolean affects(String version) {
      return !isBefore(version, from) && (mended.equals("none") || isBefore(version, mended));
    }
  }

  record Accepted(String library, String version, Where where) {}

  private static final Pattern BILL = Pattern.compile("camunda-azure-batch.*-cyclonedx\\.json");
  private static final String STARTER = "spring-boot-starter";
  private static final String LIBRARY = "`([\\w.-]+:[\\w.-]+)`";

  /** A row of the page's table of advisories: library, links, first affected, first mended. */
  private static final Pattern ADVISORY =
      Pattern.compile("(?m)^\\| " + LIBRARY + " \\| (\\[[^|]+) \\| (\\S+) \\| (\\S+) \\|$");

  /** A row of the page's table of what is accepted: libraries, version, where, and why. */
  private static final Pattern ACCEPTED =
      Pattern.compile(
          "(?m)^\\| ((?:" + LIBRARY + "(?:, )?)+) \\| (\\d\\S*) \\| ([^|]+) \\| [^|]+ \\|$");

  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(");

  /** As the bill is written, with a field on each line. */
  private static final Pattern COMPONENT =
      Pattern.compile(
          "\"group\" : \"([^\"]+)\",\\s+\"name\" : \"([^\"]+)\",\\s+\"version\" : \"([^\"]+)\"");

  private final List<Advisory> advisories;
  private final Set<Accepted> unused;
  private final Set<Accepted> accepted;

  AdvisoryCheck(String page) {
    advisories = ADVISORY.matcher(page).results().map(AdvisoryCheck::advisory).toList();
    accepted =
        ACCEPTED
            .matcher(page)
            .results()
            .flatMap(AdvisoryCheck::accepted)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    unused = new LinkedHashSet<>(accepted);
  }

  public static void main(String[] arguments) throws IOException {
    AdvisoryCheck check = new AdvisoryCheck(Files.readString(Path.of(arguments[1])));
    List<String> mistakes = new ArrayList<>();
    Map<String, String> all = new TreeMap<>();
    for (Path bill : bills(Path.of(arguments[0]))) {
      String name = bill.getFileName().toString();
      Map<String, String> versions = versions(Files.readString(bill));
      check
          .affected(versions, name.contains(STARTER) ? Set.of(Where.STARTERS) : Set.of())
          .forEach(mistake -> mistakes.add(name + ": " + mistake));
      all.putAll(versions);
    }
    check.advisories.stream()
        .map(Advisory::library)
        .filter(library -> !all.containsKey(library))
        .forEach(library -> mistakes.add("no bill has " + library));
    mistakes.forEach(System.err::println);
    System.out.printf(
        "%d libraries held against %d advisories%n", all.size(), check.advisories.size());
    System.exit(mistakes.isEmpty() && !all.isEmpty() && !check.advisories.isEmpty() ? 0 : 1);
  }

  /** Says which versions are affected, of those that are not accepted everywhere or there. */
  List<String> affected(Map<String, String> versions, Set<Where> where) {
    return versions.entrySet().stream()
        .flatMap(library -> affected(library.getKey(), library.getValue(), where))
        .toList();
  }

  private Stream<String> affected(String library, String version, Set<Where> where) {
    return advisories.stream()
        .filter(advisory -> advisory.library().equals(library) && advisory.affects(version))
        .filter(advisory -> !accepts(library, version, where))
        .map(
            advisory ->
                "%s %s has %s, mended in %s"
                    .formatted(library, version, advisory.ids(), advisory.mended()));
  }

  /** What no version asked about has needed so far. */
  Set<Accepted> unused() {
    return unused;
  }

  List<Advisory> advisories() {
    return advisories;
  }

  private boolean accepts(String library, String version, Set<Where> where) {
    List<Accepted> matching =
        accepted.stream()
            .filter(each -> each.library().equals(library))
            .filter(each -> each.version().equals(version))
            .filter(each -> each.where() == Where.EVERYWHERE || where.contains(each.where()))
            .toList();
    unused.removeAll(matching);
    return !matching.isEmpty();
  }

  private static boolean isBefore(String version, String other) {
    return Version.parse(version).compareTo(Version.parse(other)) < 0;
  }

  private static Advisory advisory(MatchResult row) {
    String ids =
        LINK.matcher(row.group(2))
            .results()
            .map(link -> link.group(1))
            .collect(Collectors.joining(", "));
    return new Advisory(row.group(1), ids, row.group(3), row.group(4));
  }

  private static Stream<Accepted> accepted(MatchResult row) {
    return Pattern.compile(LIBRARY)
        .matcher(row.group(1))
        .results()
        .map(library -> new Accepted(library.group(1), row.group(3), Where.of(row.group(4))));
  }

  private static List<Path> bills(Path staging) throws IOException {
    try (Stream<Path> all = Files.walk(staging)) {
      return all.filter(file -> BILL.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  private static Map<String, String> versions(String bill) {
    Map<String, String> versions = new TreeMap<>();
    // before that the bill tells of itself, and what made it
    int components = bill.indexOf("\n  \"components\" :");
    COMPONENT
        .matcher(components < 0 ? "" : bill.substring(components))
        .results()
        .forEach(part -> versions.put(part.group(1) + ":" + part.group(2), part.group(3)));
    return versions;
  }
}
