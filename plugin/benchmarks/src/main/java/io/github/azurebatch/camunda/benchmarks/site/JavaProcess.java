package io.github.azurebatch.camunda.benchmarks.site;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Other classes of this run in JVMs of their own, which are told and tell by lines. */
public final class JavaProcess {

  private JavaProcess() {}

  /** What it writes to its standard error is not kept. */
  public static ProcessBuilder of(Class<?> main, String... arguments) {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            main.getName());
    return new ProcessBuilder(Stream.concat(java.stream(), Stream.of(arguments)).toList())
        .redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  /** Lines for properties, and an empty one behind them. */
  public static List<String> lines(Map<String, String> properties) {
    return Stream.concat(
            properties.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()),
            Stream.of(""))
        .toList();
  }

  /** Reads such {@link #lines}. */
  public static Map<String, String> properties(BufferedReader input) throws IOException {
    Map<String, String> properties = new HashMap<>();
    for (String line = input.readLine(); line != null && !line.isEmpty(); line = input.readLine()) {
      String[] parts = line.split("=", 2);
      properties.put(parts[0], parts[1]);
    }
    return properties;
  }
}
