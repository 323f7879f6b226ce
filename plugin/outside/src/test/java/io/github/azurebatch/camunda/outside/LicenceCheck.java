package io.github.azurebatch.camunda.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the licences that DEPENDENCIES.md lists against the bill of materials of the core, which
 * has them from the POMs of the libraries. A program of one file: {@code java LicenceCheck.java
 * <folder of staged artifacts> <page>}.
 */
final class LicenceCheck {

  private static final Pattern CORE = Pattern.compile("camunda-azure-batch-\\d.*-cyclonedx\\.json");

  /** A row of the page's last table: artifact, version and licence. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([\\w.-]+:[\\w.-]+)` \\| \\S+ \\| ([^|]+) \\|$");

  /** As the bill is written, with a field on each line. */
  private static final Pattern COMPONENT =
      Pattern.compile(
          "(?s)\"group\" : \"([^\"]+)\",\\s+\"name\" : \"([^\"]+)\",(?:(?!\"group\" :).)*?\"licenses\" : \\[(.*?)\\]");

  private static final Pattern LICENCE = Pattern.compile("\"(?:id|name)\" : \"([^\"]+)\"");

  private LicenceCheck() {}

  public static void main(String[] arguments) throws IOException {
    Map<String, String> found = licences(Files.readString(bill(Path.of(arguments[0]))));
    Map<String, String> listed = listed(Files.readString(Path.of(arguments[1])));
    int mistakes = 0;
    for (Map.Entry<String, String> row : listed.entrySet()) {
      String licence = found.get(row.getKey());
      if (!row.getValue().equals(licence)) {
        System.err.printf(
            "%s: the page says %s, the bill of materials %s%n",
            row.getKey(), row.getValue(), licence);
        mistakes++;
      }
    }
    System.out.printf("%d licences compared%n", listed.size());
    System.exit(mistakes == 0 && !listed.isEmpty() ? 0 : 1);
  }

  private static Path bill(Path staging) throws IOException {
    try (Stream<Path> all = Files.walk(staging)) {
      return all.filter(file -> CORE.matcher(file.getFileName().toString()).matches())
          .findFirst()
          .orElseThrow(() -> new IOException("No bill of materials of the core in " + staging));
    }
  }

  private static Map<String, String> licences(String bill) {
    Map<String, String> licences = new TreeMap<>();
    COMPONENT
        .matcher(bill)
        .results()
        .forEach(part -> licences.put(part.group(1) + ":" + part.group(2), names(part)));
    return licences;
  }

  /** Several are for the user to choose from. */
  private static String names(MatchResult component) {
    return LICENCE
        .matcher(component.group(3))
        .results()
        .map(licence -> licence.group(1))
        .collect(Collectors.joining(" or "));
  }

  private static Map<String, String> listed(String page) {
    Map<String, String> listed = new TreeMap<>();
    ROW.matcher(page).results().forEach(row -> listed.put(row.group(1), row.group(2)));
    return listed;
  }
}
