package io.github.azurebatch.camunda.process.campaign;

import io.github.azurebatch.camunda.process.campaign.Results.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The page with the figures of a campaign.
 *
 * @param complete whether no round is left
 */
record FaultsPage(long seed, boolean complete, List<Result> results) {

  static final Path PATH = Path.of("..", "FAULTS.md");

  String text() {
    Verdict sum = sum(results);
    return """
    # Faults

    Engine processes on PostgreSQL were killed and stopped while process instances ran, and started again. Each instance creates a Batch job and a
    container, signs, submits a task and awaits it, submits a list of three and awaits it, and cleans up. An oracle that is not the plugin judged what was
    left: by the engine's tables, the blobs, what the tasks themselves have counted, and the logs.

    `mvn -Pcampaign -Dseed=%d -pl plugin/integration-tests -am verify` wrote this page after %d rounds%s.

    | figure | number |
    |---|---|
    | faults injected | %d |
    | instances run | %d |
    | lost | %d |
    | doubled | %d |
    | stuck | %d |
    | signatures found | %d |

    ## What was injected where

    At each boundary, before and after each request and each commit, the process that had come to it was killed. At random moments under load, processes
    were killed, or stopped (SIGSTOP) for longer than leases and the locks of Camunda jobs last; at boundaries none was stopped. The boundaries were counted
    in a run without faults, and a round in which an instance came to fewer had no fault. So it was in %d of the %d rounds. A random moment that had not come
    when its round was over is not counted either.

    | fault | engine processes | rounds | of these, the moment never came in | faults | instances |
    |---|---|---|---|---|---|
    %s
    """
        .formatted(
            seed,
            results.size(),
            complete
                ? ", which are all"
                : "; the campaign is not complete, and goes on where it stopped",
            sum.faults(),
            sum.instances(),
            sum.lost().size(),
            sum.doubled().size(),
            sum.stuck().size(),
            sum.signatures().size(),
            withoutFault(results),
            results.size(),
            rows());
  }

  /** How many of the rounds were over before the moment of their fault came. */
  private static long withoutFault(List<Result> rounds) {
    return rounds.stream().filter(round -> round.verdict().faults() == 0).count();
  }

  private String rows() {
    Map<String, List<Result>> byKind =
        results.stream()
            .collect(
                Collectors.groupingBy(
                    result -> "| " + result.kind() + " | " + result.nodes(),
                    TreeMap::new,
                    Collectors.toList()));
    return byKind.entrySet().stream()
        .map(row -> row.getKey() + row(row.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String row(List<Result> rounds) {
    Verdict sum = sum(rounds);
    return " | %d | %d | %d | %d |"
        .formatted(rounds.size(), withoutFault(rounds), sum.faults(), sum.instances());
  }

  private static Verdict sum(List<Result> rounds) {
    return rounds.stream().map(Result::verdict).reduce(Verdict.NONE, Verdict::and);
  }
}
