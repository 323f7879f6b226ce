package io.github.azurebatch.camunda.outside;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/**
 * A recipe of OpenRewrite, as far as ours go, applied to texts. OpenRewrite itself takes minutes to
 * fetch for an empty local repository; {@link OpenRewriteIT} compares the two where it is asked to.
 */
record Recipe(List<Map<String, Map<String, String>>> steps) {

  private static final String PACKAGE = "org.openrewrite.java.ChangePackage";
  private static final String DEPENDENCY =
      "org.openrewrite.maven.ChangeDependencyGroupIdAndArtifactId";

  /** The steps that are done here, with all their options. */
  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          PACKAGE,
          Set.of("oldPackageName", "newPackageName", "recursive"),
          DEPENDENCY,
          Set.of("oldGroupId", "oldArtifactId", "newGroupId", "newArtifactId", "newVersion"));

  Recipe {
    for (Map<String, Map<String, String>> step : steps) {
      step.forEach(
          (type, options) -> {
            if (!KNOWN.getOrDefault(type, Set.of()).containsAll(options.keySet())) {
              throw new IllegalArgumentException("Nothing here does " + type + " with " + options);
            }
          });
    }
  }

  @SuppressWarnings("unchecked")
  static Recipe named(String name, Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      return StreamSupport.stream(new Yaml().loadAll(reader).spliterator(), false)
          .map(document -> (Map<String, Object>) document)
          .filter(document -> name.equals(document.get("name")))
          .map(document -> requireNonNull(document.get("recipeList")))
          .map(steps -> (List<Map<String, Map<String, String>>>) steps)
          .map(Recipe::new)
          .findFirst()
          .orElseThrow();
    }
  }

  String sources(String text) {
    String changed = text;
    for (Map<String, String> step : steps(PACKAGE)) {
      changed = changed.replace(step.get("oldPackageName"), step.get("newPackageName"));
    }
    return changed;
  }

  String pom(String text) {
    String changed = text;
    for (Map<String, String> step : steps(DEPENDENCY)) {
      String to =
          "<groupId>%s</groupId>$1<artifactId>%s</artifactId>$2<version>%s</version>"
              .formatted(
                  step.get("newGroupId"),
                  step.get("newArtifactId"),
                  step.getOrDefault("newVersion", "$3"));
      changed =
          changed.replaceAll(
              "<groupId>%s</groupId>(\\s*)<artifactId>%s</artifactId>(\\s*)<version>([^<]+)</version>"
                  .formatted(step.get("oldGroupId"), step.get("oldArtifactId")),
              to);
    }
    return changed;
  }

  private List<Map<String, String>> steps(String type) {
    return steps.stream()
        .filter(step -> step.containsKey(type))
        .map(step -> step.get(type))
        .toList();
  }
}
