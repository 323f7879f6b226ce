package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The prefixes to list, so that all files below the task's own directory take one call. */
public final class Prefixes {

  private Prefixes() {}

  static List<String> of(List<DeclaredOutputFile> files, String taskId) {
    String own = taskId + "/";
    TreeSet<String> all = new TreeSet<>();
    for (DeclaredOutputFile file : files) {
      all.add(file.prefix().startsWith(own) ? own : file.prefix());
    }
    return withoutCovered(all);
  }

  /** The prefixes without those that begin with another one. */
  public static List<String> withoutCovered(TreeSet<String> sorted) {
    List<String> prefixes = new ArrayList<>();
    for (String prefix : sorted) {
      if (prefixes.isEmpty() || !prefix.startsWith(prefixes.get(prefixes.size() - 1))) {
        prefixes.add(prefix);
      }
    }
    return prefixes;
  }
}
