package io.github.azurebatch.camunda.local.impl.node;

import io.github.azurebatch.camunda.local.TaskAssignment;
import io.github.azurebatch.camunda.local.impl.os.ConfinedDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a task finds on its node: its directories and its environment.
 *
 * @param directory holds {@code wd}, {@code stdout.txt} and {@code stderr.txt}
 */
record TaskWorkplace(TaskAssignment assignment, Path directory, Map<String, String> environment) {

  /** Makes empty directories; files of an earlier run of the task are removed. */
  static TaskWorkplace create(TaskAssignment assignment) {
    Path directory = assignment.taskDirectory().toAbsolutePath().normalize();
    try {
      ConfinedDirectory node = node(assignment);
      node.delete(directory);
      for (String shared : List.of("shared", "startup", "fsmounts")) {
        node.createDirectories(node.root().resolve(shared));
      }
      node.createDirectories(directory.resolve("wd"));
      node.createFile(directory.resolve("stdout.txt"));
      node.createFile(directory.resolve("stderr.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The directory of Azure Batch task '%s' (job '%s') could not be made: %s"
              .formatted(assignment.taskId(), assignment.jobId(), directory),
          e);
    }
    return new TaskWorkplace(assignment, directory, TaskEnvironment.of(assignment));
  }

  /** Without the environment, which may hold secrets. */
  @Override
  public String toString() {
    return directory.toString();
  }

  /** The node's directory: what the service reads and writes for the task is in it. */
  ConfinedDirectory node() {
    return node(assignment);
  }

  private static ConfinedDirectory node(TaskAssignment assignment) {
    return new ConfinedDirectory(assignment.nodeRoot().toAbsolutePath().normalize());
  }

  /** Empties what the task said: a run before this one may have put links in their place. */
  void renewOutput() throws IOException {
    node().existing(workingDirectory());
    node().createFile(stdout());
    node().createFile(stderr());
  }

  Path workingDirectory() {
    return directory.resolve("wd");
  }

  Path stdout() {
    return directory.resolve("stdout.txt");
  }

  Path stderr() {
    return directory.resolve("stderr.txt");
  }
}
