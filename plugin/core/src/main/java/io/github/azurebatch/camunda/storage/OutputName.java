package io.github.azurebatch.camunda.storage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a blob's name that follows the File Conventions.
 *
 * @param taskId null for an output of the job itself
 * @param kind without its dollar sign
 * @param path below the kind
 */
public record OutputName(@Nullable String taskId, String kind, String path) {

  private static final Pattern NAME =
      Pattern.compile("(?:([\\w-]+)/)?\\$([^/]+)/(.+)", Pattern.DOTALL);

  /** The parts of the name; empty for a blob that does not follow the conventions. */
  public static Optional<OutputName> of(String blobName) {
    Matcher matcher = NAME.matcher(blobName);
    return matcher.matches()
        ? Optional.of(new OutputName(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }
}
