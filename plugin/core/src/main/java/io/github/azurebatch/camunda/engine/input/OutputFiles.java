package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.batch.OutputFile;
import io.github.azurebatch.camunda.engine.output.DeclaredOutputFile;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The output files of one task.
 *
 * @param declared what is kept, without signatures
 * @param sent what is sent
 * @param sasLifetime how long the signatures last; null where nothing was signed
 */
record OutputFiles(
    List<DeclaredOutputFile> declared, List<OutputFile> sent, @Nullable Duration sasLifetime) {

  static final OutputFiles NONE = new OutputFiles(List.of(), List.of(), null);

  /**
   * @throws InvalidInputException if two of them would write the same blob
   */
  OutputFiles {
    for (int first = 0; first < declared.size(); first++) {
      for (int second = first + 1; second < declared.size(); second++) {
        refuseClash(declared.get(first), declared.get(second));
      }
    }
  }

  private static void refuseClash(DeclaredOutputFile first, DeclaredOutputFile second) {
    if (first.clashesWith(second)) {
      throw new InvalidInputException(
          "'%s' and '%s' would both write '%s' in container '%s'; give one of them another path"
              .formatted(
                  first.pattern().text(),
                  second.pattern().text(),
                  first.pattern().hasWildcard() ? second.path() : first.path(),
                  first.container()));
    }
  }
}
