package io.github.azurebatch.camunda.modeler.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The packages of {@code src/test/npm}, in the versions of its lock file.
 *
 * @param folder where they are installed
 */
public record NpmPackages(Path folder) {

  private static final Path DECLARATION = Path.of("src", "test", "npm");
  private static final Path INSTALLED = Path.of("target", "npm");
  private static final String LOCK = "package-lock.json";
  private static final long MOST_MINUTES = 5;

  /** Installs them, unless the ones of this lock file are there. */
  public static NpmPackages install() {
    try {
      copyDeclaration();
      NpmPackages packages = new NpmPackages(INSTALLED.toAbsolutePath());
      Path done = INSTALLED.resolve("installed.json");
      if (Files.notExists(done) || Files.mismatch(done, DECLARATION.resolve(LOCK)) >= 0) {
        packages.run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
        Files.copy(DECLARATION.resolve(LOCK), done, StandardCopyOption.REPLACE_EXISTING);
      }
      return packages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copyDeclaration() throws IOException {
    Files.createDirectories(INSTALLED);
    try (var files = Files.list(DECLARATION)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Runs a program of theirs, and returns what it printed. */
  public Outcome execute(String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(folder.resolve("node_modules/.bin").resolve(program).toString());
    command.addAll(arguments);
    return start(command);
  }

  /** How a program ended. */
  public record Outcome(int status, String printed) {}

  private void run(String... command) {
    Outcome outcome = start(Arrays.asList(command));
    if (outcome.status() != 0) {
      throw new IllegalStateException(
          "%s ended with %d: %s"
              .formatted(String.join(" ", command), outcome.status(), outcome.printed()));
    }
  }

  private Outcome start(List<String> command) {
    try {
      Path output = Files.createTempFile("npm", ".txt");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " did not end: " + Files.readString(output));
      }
      String printed = Files.readString(output);
      Files.delete(output);
      return new Outcome(process.exitValue(), printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
