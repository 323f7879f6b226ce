package io.github.azurebatch.camunda.process.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.campaign.Results.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build has found is kept apart from what another has. */
class ResultsTest {

  private final Path folder;
  private final Path file;

  ResultsTest(@TempDir Path folder) {
    this.folder = folder;
    this.file = folder.resolve("rounds-1.jsonl");
  }

  @Test
  void knowsTheRoundsOfItsOwnBuildOnly() {
    new Results(file, "old").add(result("kill-1", "old", 1));
    Results results = new Results(file, "new");

    assertThat(results.of("kill-1")).isEmpty();
    results.add(result("kill-2", "new", 2));

    assertThat(results.all()).containsExactly(result("kill-2", "new", 2));
    assertThat(results.sum().instances()).isEqualTo(2);
    assertThat(Results.last(file)).isEqualTo(results);
    assertThat(new Results(file, "old").of("kill-1")).isPresent();
  }

  @Test
  void replacesARoundThatHasRunAgain() throws IOException {
    Results results = new Results(file, "new");
    results.add(result("kill-1", "new", 1));
    results.add(result("kill-2", "new", 2));
    results.add(result("kill-1", "new", 3));

    assertThat(results.all())
        .containsExactly(result("kill-2", "new", 2), result("kill-1", "new", 3));
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void aBuildIsAnotherOnceAFileChanges() throws IOException {
    Path source = Files.writeString(folder.resolve("A.java"), "class A {}");
    Build build = new Build(List.of(folder));
    String before = build.digest();

    assertThat(build.digest()).isEqualTo(before);
    Files.writeString(source, "class B {}");
    assertThat(build.digest()).isNotEqualTo(before);
    Files.move(source, folder.resolve("B.java"));
    assertThat(build.digest()).isNotEqualTo(before);
  }

  private static Result result(String round, String build, int instances) {
    Boundary boundary = Boundary.commit("Camunda job");
    Fault fault = new Fault.AtBoundary(boundary, true, Fault.Effect.STOP);
    Verdict verdict = new Verdict(1, instances, List.of(), List.of(), List.of(), List.of());
    return new Result(
        round, 1, "work", build, List.of(boundary), List.of(fault.planned(true)), verdict);
  }
}
