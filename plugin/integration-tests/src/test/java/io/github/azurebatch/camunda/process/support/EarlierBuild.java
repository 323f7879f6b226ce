package io.github.azurebatch.camunda.process.support;

import static java.util.stream.Collectors.joining;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The plugin as it was at a commit of this repository, compiled against the libraries of today. */
public final class EarlierBuild {

  private static final Path SOURCES = Path.of("plugin", "core", "src", "main", "java");

  private final Path directory;
  private final Path classes;

  private EarlierBuild(String commit) {
    directory = Path.of("target", "earlier", commit).toAbsolutePath();
    classes = directory.resolve("classes");
  }

  /** Takes its sources from the repository and compiles them. */
  public static EarlierBuild of(String commit) throws IOException, InterruptedException {
    EarlierBuild build = new EarlierBuild(commit);
    Files.createDirectories(build.classes);
    run(
        "git -C ../.. archive %s -- %s | tar -x -C '%s'"
            .formatted(commit, SOURCES, build.directory));
    build.compile(build.directory.resolve(SOURCES));
    return build;
  }

  private static void run(String command) throws IOException, InterruptedException {
    List<String> shell = List.of("bash", "-o", "pipefail", "-c", command);
    Process process = new ProcessBuilder(shell).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException("'%s' failed: %s".formatted(command, output));
    }
  }

  private void compile(Path sources) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-nowarn", "-proc:none", "-parameters", "-d", classes.toString()));
    arguments.addAll(List.of("-cp", libraries()));
    try (Stream<Path> files = Files.walk(sources)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (result != 0) {
      throw new IOException("The earlier build does not compile");
    }
  }

  /** The class path of the tests, with this build in the place of today's. */
  public String classPath() {
    return classes + File.pathSeparator + libraries();
  }

  private static String libraries() {
    Path today = today();
    String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
    List<String> others =
        Arrays.stream(entries).filter(entry -> !Path.of(entry).equals(today)).toList();
    if (others.size() != entries.length - 1) {
      throw new IllegalStateException("Today's build is not once on the class path: " + today);
    }
    return others.stream().collect(joining(File.pathSeparator));
  }

  private static Path today() {
    try {
      return Path.of(
          AzureBatchProcessEnginePlugin.class
              .getProtectionDomain()
              .getCodeSource()
              .getLocation()
              .toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
