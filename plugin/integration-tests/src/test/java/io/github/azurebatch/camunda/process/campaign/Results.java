package io.github.azurebatch.camunda.process.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * What has been found so far, in a file with a line for each round: a campaign that was broken off
 * goes on where it stopped.
 */
record Results(Path file) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A round that has run. */
  record Result(String round, int nodes, String kind, Verdict verdict) {}

  List<Result> all() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().map(Results::read).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Verdict> of(Round round) {
    return all().stream()
        .filter(result -> result.round().equals(round.name()))
        .map(Result::verdict)
        .findFirst();
  }

  void add(Round round, Verdict verdict) {
    Result result = new Result(round.name(), round.nodes(), round.kind(), verdict);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          JSON.writeValueAsString(result) + System.lineSeparator(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sum of all rounds. */
  Verdict sum() {
    return all().stream().map(Result::verdict).reduce(Verdict.NONE, Verdict::and);
  }

  private static Result read(String line) {
    try {
      return JSON.readValue(line, Result.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
