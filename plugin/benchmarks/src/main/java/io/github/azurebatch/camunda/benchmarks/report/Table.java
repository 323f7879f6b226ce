package io.github.azurebatch.camunda.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results as a table that reads well as text and as Markdown. */
public record Table(List<Result> results) {

  private static final List<String> HEADER =
      List.of("what", "value", "bar", "met", "beside it", "form");

  /** Its lines, each with its end. */
  public String text() {
    List<List<String>> rows =
        Stream.concat(Stream.of(HEADER), results.stream().map(Table::row)).toList();
    List<Integer> widths =
        Stream.iterate(0, i -> i + 1).limit(HEADER.size()).map(i -> width(rows, i)).toList();
    List<String> lines = rows.stream().map(row -> line(row, widths)).toList();
    String rule = widths.stream().map("-"::repeat).collect(Collectors.joining(" | ", "| ", " |\n"));
    return lines.get(0) + rule + String.join("", lines.subList(1, lines.size()));
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder("|");
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      line.append(' ').append(cell).append(" ".repeat(widths.get(i) - cell.length())).append(" |");
    }
    return line.append('\n').toString();
  }

  private static List<String> row(Result result) {
    return List.of(
        result.name(),
        Numbers.text(result.value()) + " " + result.unit(),
        result.bar().isLimit() ? result.bar().text() : "",
        result.bar().isLimit() ? met(result) : "",
        result.baselines().entrySet().stream()
            .map(baseline -> baseline.getKey() + " " + Numbers.text(baseline.getValue()))
            .collect(Collectors.joining(", ")),
        result.form().text());
  }

  private static String met(Result result) {
    return result.isMet() ? "yes" : "**no**";
  }
}
