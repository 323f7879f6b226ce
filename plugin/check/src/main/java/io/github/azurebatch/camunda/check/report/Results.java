package io.github.azurebatch.camunda.check.report;

import io.github.azurebatch.camunda.model.ModelFinding;
import io.github.azurebatch.camunda.model.ModelFinding.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * All files with what was found in them.
 *
 * @param failOn the least severity that counts as a mistake
 */
public record Results(List<CheckedFile> files, Severity failOn) {

  /** Whether a file could not be read, or is no XML. */
  public boolean hasUnreadable() {
    return files.stream().anyMatch(CheckedFile::isUnreadable);
  }

  /** Whether there is a mistake in any file. */
  public boolean hasMistakes() {
    return findings().anyMatch(this::counts);
  }

  /** Whether the finding counts as a mistake. */
  boolean counts(ModelFinding finding) {
    return finding.isMistake() || failOn == Severity.WARNING;
  }

  /** One line for people. */
  public String summary() {
    return "%s checked: %s, %s"
        .formatted(
            number(files.size(), "file"),
            number(count(Severity.ERROR), "error"),
            number(count(Severity.WARNING), "warning"));
  }

  private long count(Severity severity) {
    return findings().filter(finding -> finding.severity() == severity).count();
  }

  private Stream<ModelFinding> findings() {
    return files.stream().flatMap(file -> file.findings().stream());
  }

  private static String number(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
