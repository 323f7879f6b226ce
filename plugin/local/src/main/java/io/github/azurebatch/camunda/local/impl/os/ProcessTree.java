package io.github.azurebatch.camunda.local.impl.os;

import java.util.List;

/**
 * A process and the processes that it started.
 *
 * <p>A grandchild whose parent has ended before belongs to no tree any more and is not found;
 * {@link ProcessesOfDirectory} finds those.
 */
public record ProcessTree(Process root) {

  /** Ends all of them, without time to clean up. */
  public void kill() {
    List<ProcessHandle> descendants = root.descendants().toList();
    root.destroyForcibly();
    descendants.forEach(ProcessTree::kill);
  }

  private static void kill(ProcessHandle process) {
    List<ProcessHandle> startedMeanwhile = process.descendants().toList();
    process.destroyForcibly();
    startedMeanwhile.forEach(ProcessHandle::destroyForcibly);
  }
}
