package io.github.azurebatch.camunda.process.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What has been found so far, in a file with a line for each round: a campaign that was broken off
 * goes on where it stopped. Rounds of another build stay in the file, and do not count.
 *
 * @param build that the rounds are of
 */
record Results(Path file, String build) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A round that has run.
   *
   * @param boundaries those of an instance, if the round has counted them
   * @param faults that were planned
   */
  record Result(
      String round,
      int nodes,
      String model,
      String build,
      List<Boundary> boundaries,
      List<Planned> faults,
      Verdict verdict) {

    boolean isSameRound(Result other) {
      return round.equals(other.round) && build.equals(other.build);
    }
  }

  /**
   * A fault that was planned.
   *
   * @param kind {@link Fault#kind}
   * @param boundary at which; that of a random moment has no operation
   * @param happened whether its moment came
   */
  record Planned(String kind, Boundary boundary, boolean happened) {}

  /** Those of the build that the last round is of. */
  static Results last(Path file) {
    List<Result> all = lines(file);
    return new Results(file, all.isEmpty() ? "" : all.get(all.size() - 1).build());
  }

  List<Result> all() {
    return lines(file).stream().filter(result -> result.build().equals(build)).toList();
  }

  Optional<Result> of(String round) {
    return all().stream().filter(result -> result.round().equals(round)).findFirst();
  }

  /** Keeps what was found, in place of what was found earlier in this round of this build. */
  void add(Result result) {
    List<Result> lines = lines(file);
    if (lines.removeIf(earlier -> earlier.isSameRound(result))) {
      write(lines, StandardOpenOption.TRUNCATE_EXISTING);
    }
    write(List.of(result), StandardOpenOption.APPEND);
  }

  private void write(List<Result> results, StandardOpenOption option) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      List<String> lines = new ArrayList<>();
      for (Result result : results) {
        lines.add(JSON.writeValueAsString(result));
      }
      Files.write(file, lines, StandardOpenOption.CREATE, option);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sum of all rounds. */
  Verdict sum() {
    return all().stream().map(Result::verdict).reduce(Verdict.NONE, Verdict::and);
  }

  private static List<Result> lines(Path file) {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream()
              .map(Results::read)
              .collect(Collectors.toCollection(ArrayList::new))
          : new ArrayList<>();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Result read(String line) {
    try {
      return JSON.readValue(line, Result.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
