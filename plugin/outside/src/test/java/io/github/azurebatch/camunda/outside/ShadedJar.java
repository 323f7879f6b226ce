package io.github.azurebatch.camunda.outside;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
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
