package io.github.azurebatch.camunda.check.report;

import io.github.azurebatch.camunda.model.ModelFinding;
import io.github.azurebatch.camunda.model.ModelFinding.Rule;
import io.github.azurebatch.camunda.model.ModelFinding.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file and what was found in it.
 *
 * @param path as it was given
 */
public record CheckedFile(Path path, List<ModelFinding> findings) {

  /** A file or directory that could not be read. */
  public static CheckedFile unreadable(Path path, String reason) {
    return new CheckedFile(
        path, List.of(new ModelFinding(Severity.ERROR, Rule.XML, 0, 0, null, reason)));
  }

  boolean isUnreadable() {
    return findings.stream().anyMatch(finding -> finding.rule() == Rule.XML);
  }

  /** With slashes, relative to the working directory where it is below that. */
  String name() {
    return relative().toString().replace('\\', '/');
  }

  /** As {@link #name}, encoded: a relative reference where that is relative. */
  String uri() {
    Path relative = relative();
    if (relative.isAbsolute()) {
      return relative.toUri().toString();
    }
    try {
      return new URI(null, null, name(), null).getRawPath();
    } catch (URISyntaxException e) {
      return relative.toUri().toString();
    }
  }

  private Path relative() {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(here) && !absolute.equals(here)
        ? here.relativize(absolute)
        : path.normalize();
  }
}
