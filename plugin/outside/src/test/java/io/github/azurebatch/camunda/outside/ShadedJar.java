package io.github.azurebatch.camunda.outside;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** One of the jars that are dropped into a server: which classes it has, and which a server has. */
enum ShadedJar {
  RUN("run"),
  SHARED_ENGINE("shared-engine");

  private static final String CLASS = ".class";
  private static final String LIBRARY = ".jar";

  private static final Pattern NOT_FOUND = Pattern.compile("(?m)^\\s+\\S+ +-> (\\S+) +not found$");

  /** What is in the jar under whichever name, and what each server has. */
  private static final Pattern OURS_OR_THE_SERVERS =
      Pattern.compile(
          "^(io\\.github\\.azurebatch|io\\.micrometer|com\\.sun\\.jna|org\\.HdrHistogram"
              + "|org\\.LatencyUtils|org\\.camunda|org\\.slf4j|org\\.springframework)\\.");

  /**
   * Annotations, ADAL, BlockHound and Micrometer's context, which the libraries do without; and the
   * actuator, which a server may have.
   */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "^io\\.github\\.azurebatch\\.camunda\\.shaded\\.(com\\.google\\.(errorprone|j2objc)"
              + "|com\\.microsoft\\.aad\\.adal4j|reactor\\.blockhound)\\."
              + "|^io\\.micrometer\\.context\\."
              + "|^org\\.springframework\\.boot\\.(actuate|health)\\.");

  private final String classifier;

  ShadedJar(String classifier) {
    this.classifier = classifier;
  }

  /** As the module makes it. */
  Path file() {
    return Path.of(
            "..",
            "shaded",
            "target",
            "camunda-azure-batch-shaded-%s-%s.jar"
                .formatted(System.getProperty("outside.version"), classifier))
        .toAbsolutePath()
        .normalize();
  }

  /** The names of its entries. */
  Set<String> entries() throws IOException {
    return entries(file());
  }

  /** The names of the classes. */
  Set<String> classes() throws IOException {
    return classes(file());
  }

  /**
   * The classes that are nowhere though the jar refers to them, with the jars of a server in a
   * folder; those of other libraries, which ours can use and nobody has to have, do not count.
   */
  Set<String> missing(Path libraries) throws IOException {
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    int status =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                writer,
                writer,
                "-q",
                "--multi-release=17",
                "--missing-deps",
                "--class-path=" + jarsIn(libraries),
                file().toString());
    if (status != 0) {
      throw new IllegalStateException("jdeps failed: " + output);
    }
    return NOT_FOUND
        .matcher(output.toString())
        .results()
        .map(line -> line.group(1))
        .filter(name -> OURS_OR_THE_SERVERS.matcher(name).find())
        .filter(name -> !LEFT_OUT.matcher(name).find())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String jarsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return Stream.concat(Stream.of(folder), files)
          .map(Path::toString)
          .filter(file -> file.endsWith(LIBRARY) || file.equals(folder.toString()))
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** Writes the jars that an application has in it into a folder. */
  static void unpackLibraries(Path application, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (ZipFile file = new ZipFile(application.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        if (entry.getName().endsWith(LIBRARY)) {
          Path library = folder.resolve(entry.getName().replaceFirst(".*/", ""));
          try (InputStream content = file.getInputStream(entry)) {
            Files.copy(content, library, StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
  }

  static Set<String> classesIn(Path folder) throws IOException {
    Set<String> classes = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> file.toString().endsWith(LIBRARY)).toList()) {
        classes.addAll(classes(file));
      }
    }
    return classes;
  }

  /** The names of the classes in a jar, and in the jars that it has in it. */
  static Set<String> classes(Path jar) throws IOException {
    return entries(jar).stream()
        .filter(name -> name.endsWith(CLASS) && !name.endsWith("module-info.class"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> entries(Path jar) throws IOException {
    Set<String> names = new TreeSet<>();
    try (ZipFile file = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        names.add(entry.getName());
        if (entry.getName().endsWith(LIBRARY)) {
          try (InputStream library = file.getInputStream(entry)) {
            addEntries(new ZipInputStream(library), names);
          }
        }
      }
    }
    return names;
  }

  private static void addEntries(ZipInputStream library, Set<String> names) throws IOException {
    for (ZipEntry entry = library.getNextEntry(); entry != null; entry = library.getNextEntry()) {
      names.add(entry.getName());
    }
  }
}
