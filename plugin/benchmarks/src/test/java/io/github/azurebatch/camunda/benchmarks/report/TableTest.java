package io.github.azurebatch.camunda.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

  private final String table = new Table(GivenResults.ALL).text();

  @Test
  void hasALineForEachResult() {
    assertThat(table.lines()).hasSize(2 + GivenResults.ALL.size());
  }

  @Test
  void showsValueBarAndWhatIsBesideIt() {
    assertThat(cells(2))
        .containsExactly(
            "calls per task", "1.02 calls", "at most 1.1", "yes", "blocking delegate 12", "quick");
  }

  @Test
  void showsWhatDoesNotKeepToItsBar() {
    assertThat(cells(3)).containsSubsequence("at most 4", "**no**");
  }

  @Test
  void asksNothingOfAResultWithoutABar() {
    assertThat(cells(5)).containsExactly("a & b < c", "12346 ms", "", "", "", "full");
  }

  @Test
  void alignsItsColumns() {
    assertThat(table.lines().mapToInt(String::length).distinct()).hasSize(1);
  }

  private String[] cells(int line) {
    String text = table.lines().toList().get(line);
    String[] cells = text.substring(1, text.length() - 1).split("\\|", -1);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].strip();
    }
    return cells;
  }
}
