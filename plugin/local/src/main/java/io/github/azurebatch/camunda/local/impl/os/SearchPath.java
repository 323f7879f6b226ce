package io.github.azurebatch.camunda.local.impl.os;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directories in which programs are looked up, in order.
 *
 * @param directories those of {@code PATH}
 */
public record SearchPath(List<Path> directories) {

  private static final List<String> WINDOWS_SUFFIXES = List.of(".exe", ".cmd", ".bat");

  /** The search path of these environment variables. */
  public static SearchPath of(Map<String, String> environment) {
    String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
    return new SearchPath(
        Arrays.stream(path.split(File.pathSeparator))
            .filter(entry -> !entry.isBlank())
            .map(Path::of)
            .toList());
  }

  /** Whether a path leads to a file, which may be a program. */
  public static boolean isProgram(Path path) {
    return Files.isRegularFile(path);
  }

  /** The first file of that name that can be executed. */
  public Optional<Path> find(String program) {
    return directories.stream()
        .flatMap(directory -> fileNames(program).map(directory::resolve))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static Stream<String> fileNames(String program) {
    boolean isWindows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    return isWindows ? WINDOWS_SUFFIXES.stream().map(program::concat) : Stream.of(program);
  }
}
