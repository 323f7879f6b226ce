package io.github.azurebatch.camunda.process.campaign;

import io.github.azurebatch.camunda.process.campaign.OtherFaults.Entry;
import io.github.azurebatch.camunda.process.campaign.Results.Planned;
import io.github.azurebatch.camunda.process.campaign.Results.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page with the figures of a campaign.
 *
 * @param others what other tests have injected into the same build
 */
record FaultsPage(long seed, String build, List<Result> results, List<Entry> others) {

  static final Path PATH = Path.of("..", "FAULTS.md");

  /** Where what was found is kept, as no session and no machine lasts as long as a campaign. */
  static final Path KEPT = Path.of("campaign");

  /** The round that says that none is left. */
  static final String END = "end";

  private static final String TEXT =
      """
      # Faults

      Engine processes on PostgreSQL were killed and stopped while process instances ran, and started again. There are two models. Each instance of `work`
      creates a Batch job and a container, signs, submits a task and awaits it, submits a list of three and awaits it, and cleans up. Each of `more` signs with
      an access policy, has a task that fails and is run again after a retry of its incident, reads back what that has written, cancels the wait of a task
      without end, which terminates the task, awaits the whole job, and cleans up a task and a blob. An oracle that is not the plugin judged what was left: by
      the engine's tables, the tasks that the service has added and run, the blobs, the access policies and the logs.

      `mvn -Pcampaign -Dseed=%d -pl plugin/integration-tests -am verify` wrote this page after %d rounds%s.
      The sources of core, of the campaign and of its oracle had the digest `%s`. The command goes on with what is left as long as they have it,
      repeats all with `-Dagain=true`, and begins anew where they have changed.

      | figure | number |
      |---|---|
      | faults injected | %d |
      | instances run | %d |
      | lost | %d |
      | doubled | %d |
      | stuck | %d |
      | signatures found | %d |

      ## What was injected where

      At each boundary, before and after each request and each kind of commit, the process that had come to it was killed. At the first request for each
      operation and at each kind of commit it was also stopped (SIGSTOP) for longer than leases and the locks of Camunda jobs last, and went on then. At random
      moments under load, processes were killed and stopped likewise. The boundaries were counted in a run without faults. A fault whose boundary did not come
      was planned again, up to three times.

      | fault | engine processes | planned | happened |
      |---|---|---|---|
      %s

      | model and rounds | engine processes | rounds | faults | instances |
      |---|---|---|---|---|
      %s

      ## Operations

      How often a fault happened before or after each operation of the models, with one engine process / with three.

      | model | operation | killed before | killed after | stopped before | stopped after |
      |---|---|---|---|---|---|
      %s

      ## Other faults

      The same command runs these tests. They count above if nothing was lost, doubled or stuck; otherwise they fail, and are not here.

      | test | what was injected | faults | instances |
      |---|---|---|---|
      %s
      """;

  /** Writes the page of what is kept. */
  static void write() {
    try {
      Files.writeString(PATH, of(KEPT).text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the build that the last round in the folder is of. */
  static FaultsPage of(Path folder) {
    Path file = rounds(folder);
    Results results = Results.last(file);
    return new FaultsPage(
        Long.parseLong(file.getFileName().toString().replaceAll("\\D", "")),
        results.build(),
        results.all(),
        new OtherFaults(folder).of(results.build()));
  }

  /** The file of the seed that is asked for, or the first. */
  private static Path rounds(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
      String wanted = "rounds-" + System.getProperty("seed") + ".jsonl";
      return all.stream()
          .filter(file -> file.getFileName().toString().equals(wanted))
          .findFirst()
          .orElseGet(() -> all.get(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    Verdict sum = sum(results);
    boolean complete = results.stream().anyMatch(result -> result.round().equals(END));
    return TEXT.formatted(
        seed,
        results.size() - (complete ? 1 : 0),
        complete ? ", which are all" : "; it is not complete, and goes on where it stopped",
        build,
        sum.faults() + others.stream().mapToInt(Entry::faults).sum(),
        sum.instances() + others.stream().mapToInt(Entry::instances).sum(),
        sum.lost().size(),
        sum.doubled().size(),
        sum.stuck().size(),
        sum.signatures().size(),
        kinds(),
        rounds(),
        new Operations(results).rows(),
        others.stream().map(FaultsPage::row).collect(Collectors.joining("\n")));
  }

  private String kinds() {
    Map<String, List<Planned>> byKind = new TreeMap<>();
    for (Result result : results) {
      for (Planned fault : result.faults()) {
        byKind
            .computeIfAbsent(
                "| %s | %d".formatted(fault.kind(), result.nodes()), kind -> new ArrayList<>())
            .add(fault);
      }
    }
    return byKind.entrySet().stream()
        .map(
            row ->
                "%s | %d | %d |"
                    .formatted(
                        row.getKey(),
                        row.getValue().size(),
                        row.getValue().stream().filter(Planned::happened).count()))
        .collect(Collectors.joining("\n"));
  }

  private String rounds() {
    Map<String, List<Result>> byGroup =
        results.stream()
            .filter(result -> !result.round().equals(END))
            .collect(
                Collectors.groupingBy(
                    result ->
                        "| `%s`, %s | %d"
                            .formatted(
                                result.model(),
                                result.round().replaceFirst("-.*", ""),
                                result.nodes()),
                    TreeMap::new,
                    Collectors.toList()));
    return byGroup.entrySet().stream()
        .map(
            row ->
                "%s | %d | %d | %d |"
                    .formatted(
                        row.getKey(),
                        row.getValue().size(),
                        sum(row.getValue()).faults(),
                        sum(row.getValue()).instances()))
        .collect(Collectors.joining("\n"));
  }

  private static String row(Entry entry) {
    return "| %s | %s | %d | %d |"
        .formatted(entry.test(), entry.what(), entry.faults(), entry.instances());
  }

  private static Verdict sum(List<Result> rounds) {
    return rounds.stream().map(Result::verdict).reduce(Verdict.NONE, Verdict::and);
  }
}
