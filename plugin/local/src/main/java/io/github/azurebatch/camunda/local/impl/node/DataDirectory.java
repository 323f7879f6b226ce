package io.github.azurebatch.camunda.local.impl.node;

import io.github.azurebatch.camunda.local.impl.os.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the nodes' directories are.
 *
 * @param temporary whether it goes when the service ends
 */
public record DataDirectory(Path path, boolean temporary) implements AutoCloseable {

  public static DataDirectory of(@Nullable Path given) {
    try {
      return given == null
          ? new DataDirectory(Files.createTempDirectory("local-azure-batch-").toRealPath(), true)
          : new DataDirectory(Files.createDirectories(given).toRealPath(), false);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The local Azure Batch service can't create its data directory"
              + (given == null ? "" : " " + given),
          e);
    }
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try {
      Directories.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not delete the data directory " + path, e);
    }
  }
}
