package io.github.azurebatch.camunda.impl.engine.wait.stuck;

import io.github.azurebatch.camunda.impl.batch.pool.NodeSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The nodes of a pool by what can be expected of them. */
record NodeStates(List<NodeSnapshot> all) {

  private static final Set<String> BROKEN =
      Set.of("unusable", "starttaskfailed", "unknown", "offline", "preempted");
  private static final int MOST_SHOWN = 3;

  boolean haveIdle() {
    return all.stream().anyMatch(node -> state(node).equals("idle"));
  }

  boolean haveRunning() {
    return all.stream().anyMatch(node -> state(node).equals("running"));
  }

  boolean haveFailedStartTask() {
    return all.stream().anyMatch(node -> node.startTaskFailure() != null);
  }

  /** Whether there are nodes, none of which runs tasks, or will without help. */
  boolean areAllBroken() {
    return !all.isEmpty() && all.stream().allMatch(NodeStates::isBroken);
  }

  private static boolean isBroken(NodeSnapshot node) {
    return BROKEN.contains(state(node)) || node.startTaskFailure() != null;
  }

  private static String state(NodeSnapshot node) {
    return node.state().toLowerCase(Locale.ROOT);
  }

  /** How many nodes are in which state, and what is wrong with the first of the broken ones. */
  String summary() {
    String counts =
        all.stream()
            .collect(Collectors.groupingBy(NodeStates::state, TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    String broken =
        all.stream()
            .filter(NodeStates::isBroken)
            .limit(MOST_SHOWN)
            .map(NodeStates::described)
            .collect(Collectors.joining("; "));
    return "nodes: "
        + (counts.isEmpty() ? "none" : counts)
        + (broken.isEmpty() ? "" : "; " + broken);
  }

  private static String described(NodeSnapshot node) {
    String reasons =
        Stream.concat(Stream.ofNullable(node.startTaskFailure()), node.errors().stream())
            .collect(Collectors.joining(", "));
    return "node '%s' is %s%s"
        .formatted(node.id(), node.state(), reasons.isEmpty() ? "" : " (" + reasons + ")");
  }
}
