package io.github.azurebatch.camunda.local.impl.os;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A file that is to be started. */
public record ProgramFile(Path path) {

  /** As much of the first line as Linux reads. */
  private static final int FIRST_LINE = 256;

  private static final String INTERPRETER = "#!";

  /**
   * Why it cannot be started, as far as that is seen before. What starts it on behalf of the
   * service could say so with an exit code only, which might be the program's own.
   */
  public Optional<String> obstacle(Path workingDirectory) {
    if (!Files.isExecutable(path)) {
      return Optional.of("%s is not executable".formatted(path));
    }
    return interpreter()
        .filter(interpreter -> !isExecutable(workingDirectory, interpreter))
        .map(interpreter -> "%s is for %s, which is no program".formatted(path, interpreter));
  }

  private static boolean isExecutable(Path workingDirectory, String interpreter) {
    try {
      return Files.isExecutable(workingDirectory.resolve(interpreter));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private Optional<String> interpreter() {
    String start = start();
    return start.startsWith(INTERPRETER)
        ? start.substring(INTERPRETER.length()).lines().findFirst().map(ProgramFile::firstWord)
        : Optional.empty();
  }

  private static String firstWord(String line) {
    return line.strip().split("[ \t]", 2)[0];
  }

  private String start() {
    try (InputStream content = Files.newInputStream(path)) {
      return new String(content.readNBytes(FIRST_LINE), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
