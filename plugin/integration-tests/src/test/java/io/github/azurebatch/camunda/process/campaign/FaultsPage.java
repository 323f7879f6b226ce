package io.github.azurebatch.camunda.process.campaign;

import io.github.azurebatch.camunda.process.campaign.Results.Result;
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

  String text() {
    Verdict sum = results.stream().map(Result::verdict).reduce(Verdict.NONE, Verdict::and);
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

    | fault | engine processes | faults | instances |
    |---|---|---|---|
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
            rows());
  }

  private String rows() {
    Map<String, Verdict> byKind =
        results.stream()
            .collect(
                Collectors.toMap(
                    result -> "| " + result.kind() + " | " + result.nodes(),
                    Result::verdict,
                    Verdict::and,
                    TreeMap::new));
    return byKind.entrySet().stream()
        .map(
            row ->
                "%s | %d | %d |"
                    .formatted(row.getKey(), row.getValue().faults(), row.getValue().instances()))
        .collect(Collectors.joining("\n"));
  }
}
