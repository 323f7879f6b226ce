package io.github.azurebatch.camunda.benchmarks.earlier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The plugin's classes at a commit, compiled against the libraries of today.
 *
 * @param repository the folder of a clone that has the commit
 * @param commit its full name
 * @param folder where the classes go; they are made once
 */
record EarlierPlugin(Path repository, String commit, Path folder) {

  private static final String ALL = "plugin/core/src/main/";
  private static final String SOURCES = ALL + "java/";
  private static final String RESOURCES = ALL + "resources/";

  /** The folder of its classes, which can stand before those of today in a class path. */
  Path classes() {
    Path classes = folder.resolve(commit);
    if (!Files.isDirectory(classes)) {
      try {
        Files.createDirectories(folder);
        Path made = Files.createTempDirectory(folder, "making-");
        compile(unpacked(made.resolve("sources"), made.resolve("classes")), made);
        Files.move(made.resolve("classes"), classes);
      } catch (IOException e) {
        throw new UncheckedIOException("The plugin at commit " + commit + " was not built", e);
      }
    }
    return classes;
  }

  /** Unpacks sources and resources, and returns the sources. */
  private List<Path> unpacked(Path sources, Path classes) throws IOException {
    Files.createDirectories(classes);
    List<Path> unpacked = new ArrayList<>();
    Process git =
        new ProcessBuilder(
                List.of(
                    "git",
                    "-C",
                    repository.toString(),
                    "archive",
                    "--format=zip",
                    commit,
                    "--",
                    ALL))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (ZipInputStream zip = new ZipInputStream(git.getInputStream())) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.startsWith(SOURCES) && name.endsWith(".java")) {
          unpacked.add(write(zip, sources.resolve(name.substring(SOURCES.length()))));
        } else if (name.startsWith(RESOURCES) && !entry.isDirectory()) {
          write(zip, classes.resolve(name.substring(RESOURCES.length())));
        }
      }
    }
    if (unpacked.isEmpty()) {
      throw new IOException(repository + " has no such commit, or it has no sources");
    }
    return unpacked;
  }

  private static Path write(ZipInputStream zip, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, zip.readAllBytes());
    return file;
  }

  private void compile(List<Path> sources, Path made) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of("-nowarn", "-proc:none", "-parameters", "-d", made.resolve("classes").toString());
    List<String> classPath = List.of("-cp", System.getProperty("java.class.path"));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    String[] arguments =
        Stream.of(options, classPath, sources.stream().map(Path::toString).toList())
            .flatMap(List::stream)
            .toArray(String[]::new);
    if (compiler.run(null, said, said, arguments) != 0) {
      throw new IOException("It does not compile: " + said.toString(StandardCharsets.UTF_8));
    }
  }
}
