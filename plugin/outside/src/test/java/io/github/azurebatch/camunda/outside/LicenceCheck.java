package io.github.azurebatch.camunda.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the licences that DEPENDENCIES.md lists against the bills of materials of all artifacts,
 * which have them from the POMs of the libraries. What is on no list has to be under one of two
 * licences. A program of one file: {@code java LicenceCheck.java <folder of staged artifacts>
 * <page>}.
 */
final class LicenceCheck {

  private static final Pattern BILL = Pattern.compile("camunda-azure-batch.*-cyclonedx\\.json");
  private static final Pattern CORE = Pattern.compile("camunda-azure-batch-\\d.*");

  /** What a library that is not on the page may have. */
  private static final Set<String> USUAL = Set.of("Apache-2.0", "MIT");

  /** A row of the page's table of all of the core: artifact, version and licence. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([\\w.-]+:[\\w.-]+)` \\| \\S+ \\| ([^|]+) \\|$");

  /** A row of the page's table of others: a licence and the artifacts that have it. */
  private static final Pattern OTHERS =
      Pattern.compile("(?m)^\\| ([^|`]+) \\| ((?:`[\\w.-]+:[\\w.-]+`(?:, )?)+) \\|$");

  /** As the bill is written, with a field on each line. */
  private static final Pattern COMPONENT =
      Pattern.compile(
          "\"group\" : \"([^\"]+)\",\\s+\"name\" : \"([^\"]+)\",((?s:(?!\"group\" :).)*)");

  private static final Pattern LICENCES = Pattern.compile("(?s)\"licenses\" : \\[(.*?)\\]");

  private static final Pattern LICENCE =
      Pattern.compile("\"(?:id|name|expression)\" : \"([^\"]+)\"");

  private final List<String> mistakes = new ArrayList<>();
  private final Map<String, String> core;
  private final Map<String, String> others;

  private LicenceCheck(String page) {
    core =
        ROW.matcher(page)
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    others =
        OTHERS
            .matcher(page)
            .results()
            .flatMap(row -> artifacts(row.group(2)).map(artifact -> Map.entry(artifact, row)))
            .collect(Collectors.toMap(Map.Entry::getKey, row -> row.getValue().group(1)));
  }

  public static void main(String[] arguments) throws IOException {
    LicenceCheck check = new LicenceCheck(Files.readString(Path.of(arguments[1])));
    Map<String, String> all = new TreeMap<>();
    for (Path bill : bills(Path.of(arguments[0]))) {
      Map<String, String> found = licences(Files.readString(bill));
      check.look(bill.getFileName().toString(), found);
      all.putAll(found);
    }
    check.others.keySet().stream()
        .filter(library -> !all.containsKey(library))
        .forEach(library -> check.mistakes.add("no bill has " + library));
    check.mistakes.forEach(System.err::println);
    System.out.printf("The licences of %d libraries compared%n", all.size());
    System.exit(check.mistakes.isEmpty() && all.size() > check.core.size() ? 0 : 1);
  }

  private static List<Path> bills(Path staging) throws IOException {
    try (Stream<Path> all = Files.walk(staging)) {
      return all.filter(file -> BILL.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  private void look(String bill, Map<String, String> found) {
    found.forEach(
        (library, licence) -> {
          String listed = core.getOrDefault(library, others.getOrDefault(library, "not on it"));
          boolean usual = Arrays.stream(licence.split(" or ")).anyMatch(USUAL::contains);
          if (!listed.equals(licence) && (core.containsKey(library) || !usual)) {
            mistakes.add(
                "%s: the page says %s, the bill %s says %s"
                    .formatted(library, listed, bill, licence));
          }
        });
    if (CORE.matcher(bill).matches() && !found.keySet().containsAll(core.keySet())) {
      mistakes.add("the page has more than " + bill);
    }
  }

  private static Map<String, String> licences(String bill) {
    Map<String, String> licences = new TreeMap<>();
    // before that the bill tells of itself, and what made it
    int components = bill.indexOf("\n  \"components\" :");
    COMPONENT
        .matcher(components < 0 ? "" : bill.substring(components))
        .results()
        .forEach(part -> licences.put(part.group(1) + ":" + part.group(2), licences(part)));
    return licences;
  }

  /** Several are for the user to choose from. */
  private static String licences(MatchResult component) {
    return LICENCES
        .matcher(component.group(3))
        .results()
        .limit(1)
        .flatMap(list -> LICENCE.matcher(list.group(1)).results())
        .map(licence -> licence.group(1))
        .collect(Collectors.joining(" or "));
  }

  private static Stream<String> artifacts(String cell) {
    return Arrays.stream(cell.split(", ")).map(artifact -> artifact.replace("`", ""));
  }
}
