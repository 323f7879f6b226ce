package io.github.azurebatch.camunda.local.impl.node;

import java.util.Set;

/**
 * What a node is like, as far as it matters to the tasks that it runs.
 *
 * @param isDedicated whether it cannot be preempted
 * @param isWindows whether paths may have backslashes
 * @param runsContainers whether the pool's virtual machines are configured for containers
 * @param identities the resource ids of the pool's user-assigned managed identities
 */
public record NodeTraits(
    boolean isDedicated, boolean isWindows, boolean runsContainers, Set<String> identities) {

  /** A Linux node with nothing special. */
  public static final NodeTraits LINUX = new NodeTraits(true, false, false, Set.of());

  boolean hasIdentity(String resourceId) {
    return identities.stream().anyMatch(resourceId::equalsIgnoreCase);
  }
}
