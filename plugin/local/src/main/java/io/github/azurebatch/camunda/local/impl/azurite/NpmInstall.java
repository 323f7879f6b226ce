package io.github.azurebatch.camunda.local.impl.azurite;

import io.github.azurebatch.camunda.local.impl.os.Directories;
import io.github.azurebatch.camunda.local.impl.os.ProcessTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The installation of an npm package into a directory of its own.
 *
 * <p>npm works in a directory beside it that is renamed at the end: a directory that is there is
 * complete, even if several processes install at the same time or one of them dies.
 */
record NpmInstall(Path npm, String npmPackage) {

  private static final Logger LOG = LoggerFactory.getLogger(NpmInstall.class);
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  /**
   * @param directory is made, with all that the package needs in its {@code node_modules}
   * @param replaced a package that it needs and that is put in the place of the installed one
   * @param scripts that start it
   */
  void into(Path directory, EmptyPackage replaced, List<StartScript> scripts) {
    LOG.info("Installing {} into {}, once", npmPackage, directory);
    try {
      Files.createDirectories(directory.getParent());
      Path workplace = Files.createTempDirectory(directory.getParent(), "installing-");
      install(workplace);
      replaced.replaceIn(workplace.resolve("node_modules"));
      for (StartScript script : scripts) {
        script.writeInto(workplace);
      }
      moveUnlessThere(workplace, directory);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s could not be installed into %s".formatted(npmPackage, directory), e);
    }
  }

  private void install(Path workplace) throws IOException {
    Path log = workplace.resolve("npm.log");
    Process process =
        new ProcessBuilder(
                npm.toString(), "install", "--prefix", ".", "--no-audit", "--no-fund", npmPackage)
            .directory(workplace.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!hasSucceeded(process)) {
      throw new IllegalStateException(
          "npm could not install %s (proxy or registry settings?). It said:%n%s"
              .formatted(npmPackage, Files.readString(log)));
    }
  }

  private static boolean hasSucceeded(Process process) {
    try {
      return process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while npm was installing", e);
    } finally {
      new ProcessTree(process).kill();
    }
  }

  private void moveUnlessThere(Path workplace, Path directory) throws IOException {
    try {
      Files.move(workplace, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
      LOG.debug("Another process has installed {} meanwhile", npmPackage);
      Directories.delete(workplace);
    }
  }
}
