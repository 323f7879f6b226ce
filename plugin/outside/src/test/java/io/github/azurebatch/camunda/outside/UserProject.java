package io.github.azurebatch.camunda.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A project that has nothing but one of our artifacts. */
record UserProject(Artifact artifact, Management management) {

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        %s
        <groupId>com.example</groupId>
        <artifactId>%s</artifactId>
        <version>1.0</version>
        %s
        <dependencyManagement>
          <dependencies>
            %s
          </dependencies>
        </dependencyManagement>
        <dependencies>
          <dependency>
            <groupId>io.github.azurebatch</groupId>
            <artifactId>%s</artifactId>
            %s
          </dependency>
        </dependencies>
      </project>
      """;

  static Stream<UserProject> all() {
    return Arrays.stream(Artifact.values())
        .flatMap(
            artifact ->
                Arrays.stream(Management.values())
                    .map(management -> new UserProject(artifact, management)));
  }

  /** Writes the POMs of all projects, and one that has them as modules. */
  static void writeAllTo(Path directory) throws IOException {
    for (UserProject project : all().toList()) {
      Files.createDirectories(directory.resolve(project.name()));
      Files.writeString(directory.resolve(project.name()).resolve("pom.xml"), project.pom());
    }
    Aggregator.write(directory, all().map(UserProject::name).toList());
  }

  UserProject with(Management other) {
    return new UserProject(artifact, other);
  }

  /** Where it is, for what the page accepts. */
  Set<AdvisoryCheck.Where> where() {
    Set<AdvisoryCheck.Where> where = EnumSet.noneOf(AdvisoryCheck.Where.class);
    if (artifact.isStarter() && management != Management.SPRING_BOOT_PARENT_RAISED) {
      where.add(AdvisoryCheck.Where.STARTERS);
    }
    if (management.isSpringBoot3()) {
      where.add(AdvisoryCheck.Where.MANAGED);
    }
    if (management.isOnlyOfEngines()) {
      where.add(AdvisoryCheck.Where.UNMANAGED);
    }
    return where;
  }

  String name() {
    return (artifact + "-" + management).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String pom() {
    return POM.formatted(
        management.parent(),
        name(),
        management.properties(),
        management.imports(),
        artifact.id(),
        management == Management.OUR_BOM
            ? ""
            : "<version>%s</version>".formatted(System.getProperty("outside.version")));
  }

  @Override
  public String toString() {
    return name();
  }
}
