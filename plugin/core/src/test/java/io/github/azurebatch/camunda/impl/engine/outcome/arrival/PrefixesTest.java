package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PrefixesTest {

  @Test
  void leavesOutWhatAShorterPrefixCovers() {
    TreeSet<String> sorted = new TreeSet<>(List.of("a/b/", "a/", "a/b/c", "ab", "b/"));

    assertThat(Prefixes.withoutCovered(sorted)).containsExactly("a/", "ab", "b/");
  }

  @Test
  void listsTheWholeContainerOnceWhereAFileMayLieAnywhere() {
    TreeSet<String> sorted = new TreeSet<>(List.of("", "a/", "b"));

    assertThat(Prefixes.withoutCovered(sorted)).containsExactly("");
  }
}
