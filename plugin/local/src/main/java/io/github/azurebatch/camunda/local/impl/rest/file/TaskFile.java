package io.github.azurebatch.camunda.local.impl.rest.file;

import io.github.azurebatch.camunda.local.impl.odata.Filterable;
import io.github.azurebatch.camunda.local.impl.os.ConfinedDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A file or directory below a task's directory.
 *
 * @param name the path from the task's directory, with slashes
 * @param path where it is, without links
 */
record TaskFile(String name, ConfinedDirectory directory, Path path, BasicFileAttributes attributes)
    implements Filterable {

  InputStream open() throws IOException {
    return directory.open(path);
  }

  boolean isDirectory() {
    return attributes.isDirectory();
  }

  Instant lastModified() {
    return attributes.lastModifiedTime().toInstant();
  }

  Instant created() {
    return attributes.creationTime().toInstant();
  }

  /** Documented as an example only: plain text, or else unknown. */
  String contentType() {
    return name.endsWith(".txt") ? "text/plain" : "application/octet-stream";
  }

  /** The Unix mode in octal with the file type, as recordings of the real service have it. */
  String mode() throws IOException {
    OptionalInt mode = directory.mode(path);
    return "0o" + (mode.isPresent() ? Integer.toOctalString(mode.getAsInt()) : "100644");
  }

  @Override
  public Optional<Object> property(String property) {
    // documented: startswith(name, ...)
    if (property.equals("name")) {
      return Optional.of(name);
    }
    throw new IllegalArgumentException("files can't be filtered by '" + property + "'");
  }
}
