package io.github.azurebatch.camunda.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whose versions a project takes for what it does not declare itself. */
enum Management {
  /** That of this build, which is what the tests run with. */
  OURS("io.github.azurebatch:camunda-azure-batch-parent:" + System.getProperty("outside.version")),
  /** The one that we publish for users, which manages only our own artifacts. */
  OUR_BOM("io.github.azurebatch:camunda-azure-batch-bom:" + System.getProperty("outside.version")),
  NONE,
  SPRING_BOOT_PARENT(true),
  /** With the properties that the page of the dependencies recommends. */
  SPRING_BOOT_PARENT_RAISED(true),
  SPRING_BOOT(Bom.SPRING_BOOT),
  SPRING_BOOT_4(Bom.SPRING_BOOT_4),
  CAMUNDA(Bom.CAMUNDA),
  SPRING_BOOT_THEN_CAMUNDA(Bom.SPRING_BOOT, Bom.CAMUNDA),
  CAMUNDA_THEN_SPRING_BOOT(Bom.CAMUNDA, Bom.SPRING_BOOT);

  private static final Pattern SNIPPET = Pattern.compile("(?s)```xml\n(.*?)```");

  private final boolean hasParent;
  private final String[] boms;

  Management(String... boms) {
    this.hasParent = false;
    this.boms = boms;
  }

  Management(boolean hasParent) {
    this.hasParent = hasParent;
    this.boms = new String[0];
  }

  /** The libraries that its own newer versions of others do not ask for any more. */
  Set<String> doesWithout() {
    return this == SPRING_BOOT_4
        ? Set.of("org.latencyutils:LatencyUtils", "org.springframework:spring-jcl")
        : Set.of();
  }

  /**
   * The libraries that ours are newer than, where Spring Boot 3.5 manages them: its last ones have
   * vulnerabilities that are mended in ours. The page of the dependencies says what its users do.
   */
  Set<String> hasOlder() {
    return isSpringBoot3()
        ? Set.of(
            "io.micrometer:micrometer-commons",
            "io.micrometer:micrometer-core",
            "io.micrometer:micrometer-observation",
            "io.projectreactor:reactor-core",
            "org.apache.commons:commons-lang3")
        : Set.of();
  }

  /** With the versions that Spring Boot 3.5 itself has. */
  boolean isSpringBoot3() {
    return this != SPRING_BOOT_PARENT_RAISED
        && (hasParent || List.of(boms).contains(Bom.SPRING_BOOT));
  }

  /** Manages our artifacts and the engine's at most. */
  boolean isOnlyOfEngines() {
    return Set.of(OUR_BOM, NONE, CAMUNDA).contains(this);
  }

  String parent() {
    return hasParent
        ? """
        <parent>
          <groupId>org.springframework.boot</groupId>
          <artifactId>spring-boot-starter-parent</artifactId>
          <version>3.5.16</version>
          <relativePath />
        </parent>
        """
        : "";
  }

  String properties() {
    return this == SPRING_BOOT_PARENT_RAISED
        ? "<properties>%s</properties>".formatted(recommended())
        : "";
  }

  private static String recommended() {
    try {
      Matcher snippet = SNIPPET.matcher(Files.readString(Path.of("..", "DEPENDENCIES.md")));
      if (!snippet.find()) {
        throw new IllegalStateException("The page recommends no properties");
      }
      return snippet.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String imports() {
    return Arrays.stream(boms).map(Management::imported).collect(Collectors.joining());
  }

  private static String imported(String bom) {
    String[] parts = bom.split(":");
    return """
    <dependency>
      <groupId>%s</groupId>
      <artifactId>%s</artifactId>
      <version>%s</version>
      <type>pom</type>
      <scope>import</scope>
    </dependency>
    """
        .formatted(parts[0], parts[1], parts[2]);
  }

  private static final class Bom {
    static final String SPRING_BOOT = "org.springframework.boot:spring-boot-dependencies:3.5.16";
    static final String SPRING_BOOT_4 = "org.springframework.boot:spring-boot-dependencies:4.1.2";
    static final String CAMUNDA = "org.camunda.bpm:camunda-bom:7.24.0";
  }
}
