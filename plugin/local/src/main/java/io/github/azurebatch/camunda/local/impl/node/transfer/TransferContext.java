package io.github.azurebatch.camunda.local.impl.node.transfer;

import io.github.azurebatch.camunda.local.impl.os.ConfinedDirectory;
import java.nio.file.Path;
import java.util.Map;

/**
 * Between what a task's files are transferred.
 *
 * @param node what is transferred is read and written in this directory
 * @param environment the task's, for variables in patterns
 * @param isWindows whether backslashes part the names in patterns
 */
public record TransferContext(
    ConfinedDirectory node,
    Path taskDirectory,
    Map<String, String> environment,
    boolean isWindows,
    ManagedIdentities identities) {

  /** Without the environment, which may hold secrets. */
  @Override
  public String toString() {
    return taskDirectory.toString();
  }

  public Path workingDirectory() {
    return taskDirectory.resolve("wd");
  }

  /** The pattern with the variables' values, its names parted by slashes. */
  public String resolved(String pattern) {
    EnvironmentVariables variables = new EnvironmentVariables(environment, isWindows);
    return isWindows
        ? variables.expand(pattern.replace('\\', '/')).replace('\\', '/')
        : variables.expand(pattern);
  }
}
