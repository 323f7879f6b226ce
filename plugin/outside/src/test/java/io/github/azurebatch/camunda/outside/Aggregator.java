package io.github.azurebatch.camunda.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A POM that has projects as its modules, so that one run of Maven builds them all. */
final class Aggregator {

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>com.example</groupId>
        <artifactId>all</artifactId>
        <version>1.0</version>
        <packaging>pom</packaging>
        <modules>
          %s
        </modules>
      </project>
      """;

  private Aggregator() {}

  /** Writes it into the directory that has the projects, by the names of their folders. */
  static void write(Path directory, List<String> projects) throws IOException {
    String modules =
        projects.stream()
            .map(project -> "<module>" + project + "</module>")
            .collect(Collectors.joining("\n"));
    Files.writeString(directory.resolve("pom.xml"), POM.formatted(modules));
  }
}
