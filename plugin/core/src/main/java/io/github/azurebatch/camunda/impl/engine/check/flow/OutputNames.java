package io.github.azurebatch.camunda.impl.engine.check.flow;

import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import java.util.Set;

/**
 * The names, patterns and paths of outputs that a process declares.
 *
 * @param all with placeholders
 */
record OutputNames(Set<String> all) {

  private static final char PLACEHOLDER = '{';

  /** Whether one of them may be of the file; only its last part is compared. */
  boolean include(String file) {
    return all.stream().anyMatch(name -> mayBe(lastPart(name), lastPart(file)));
  }

  private static boolean mayBe(String declared, String file) {
    return declared.indexOf(PLACEHOLDER) >= 0
        || (!declared.isEmpty() && new FilePattern(declared).mayMatch(file));
  }

  private static String lastPart(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  @Override
  public String toString() {
    return all.isEmpty() ? "none" : String.join(", ", all);
  }
}
