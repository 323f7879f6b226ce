package io.github.azurebatch.camunda.local.impl.rest.file;

import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.odata.Filterable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * A file or directory below a task's directory.
 *
 * @param name the path from the task's directory, with slashes
 */
record TaskFile(String name, Path path, BasicFileAttributes attributes) implements Filterable {

  static TaskFile of(Path directory, Path path) {
    try {
      return new TaskFile(
          directory.relativize(path).toString().replace('\\', '/'),
          path,
          Files.readAttributes(path, BasicFileAttributes.class));
    } catch (NoSuchFileException e) {
      throw new ServiceException(ErrorCode.FILE_NOT_FOUND);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not look at the file " + path, e);
    }
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
    boolean unix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
    return unix && Files.getAttribute(path, "unix:mode") instanceof Integer mode
        ? "0o" + Integer.toOctalString(mode)
        : "0o100644";
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
