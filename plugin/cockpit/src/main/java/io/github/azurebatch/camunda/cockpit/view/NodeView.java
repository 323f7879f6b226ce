package io.github.azurebatch.camunda.cockpit.view;

import io.github.azurebatch.camunda.operate.JobLease;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * An engine node and the Batch jobs that it looks after.
 *
 * @param thisNode whether it is the node that answers
 * @param count how many there are
 * @param batchJobs the first of them, each with its account
 */
public record NodeView(String node, boolean thisNode, int count, List<String> batchJobs) {

  private static final int MOST = 50;

  public static List<NodeView> of(List<JobLease> leases) {
    TreeMap<String, List<JobLease>> byNode = new TreeMap<>();
    leases.stream()
        .sorted(Comparator.comparing(JobLease::account).thenComparing(JobLease::jobId))
        .forEach(it -> byNode.computeIfAbsent(it.node(), node -> new ArrayList<>()).add(it));
    return byNode.values().stream().map(NodeView::ofNode).toList();
  }

  private static NodeView ofNode(List<JobLease> leases) {
    JobLease first = leases.get(0);
    List<String> jobs =
        leases.stream().limit(MOST).map(it -> it.account() + "/" + it.jobId()).toList();
    return new NodeView(first.node(), first.thisNode(), leases.size(), jobs);
  }
}
