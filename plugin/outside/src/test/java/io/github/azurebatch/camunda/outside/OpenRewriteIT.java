package io.github.azurebatch.camunda.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@link Recipe} makes of a project is what OpenRewrite itself makes of it, file by file. Only
 * with {@code -Dopenrewrite}, as it fetches OpenRewrite.
 */
class OpenRewriteIT {

  private static final Path PROJECTS = Path.of("projects");
  private static final Path RECIPES = Path.of("..", "forks", "rewrite.yml");
  private static final Path PAGE = RECIPES.resolveSibling("README.md");
  private static final Path HERE = Path.of("target", "openrewrite").toAbsolutePath();

  private static final String PACKAGE = "io.github.azurebatch.camunda.";
  private static final String GOAL = "org.openrewrite.maven:rewrite-maven-plugin:6.28.1:run";

  private static final List<String> MOVED = List.of("moving", "spring-boot");

  @ParameterizedTest
  @ValueSource(strings = {"MoveToOperaton", "MoveToCibSeven"})
  @EnabledIfSystemProperty(named = "openrewrite", matches = ".*")
  void isImitated(String name) throws Exception {
    Path copies = HERE.resolve(name);
    for (String project : List.of("moving", "spring-boot", "processes")) {
      ProjectCopy.write(
          PROJECTS.resolve(project), copies.resolve(project), text -> text, text -> text);
    }
    Aggregator.write(copies, MOVED);
    Files.copy(RECIPES, copies.resolve("rewrite.yml"));

    Maven.run(copies, GOAL, "-Drewrite.activeRecipes=" + PACKAGE + name);

    Recipe recipe = Recipe.named(PACKAGE + name, RECIPES);
    for (String project : MOVED) {
      for (Path file : ProjectCopy.sourcesBelow(PROJECTS.resolve(project))) {
        String text = Files.readString(file);
        assertThat(copies.resolve(PROJECTS.relativize(file)))
            .hasContent(file.endsWith("pom.xml") ? recipe.pom(text) : recipe.sources(text));
      }
    }
  }

  @Test
  void isTheOneOnThePage() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains("mvn " + GOAL + " -Drewrite.activeRecipes=" + PACKAGE + "MoveToOperaton");
  }

  @Test
  void theImitationRefusesAStepThatItDoesNotKnow(@TempDir Path folder) throws IOException {
    String recipes =
        Files.readString(RECIPES).replaceFirst("java\\.ChangePackage", "java.ChangeType");

    Path changed = Files.writeString(folder.resolve("rewrite.yml"), recipes);

    assertThatThrownBy(() -> Recipe.named(PACKAGE + "MoveToOperaton", changed))
        .hasMessageContaining("org.openrewrite.java.ChangeType");
  }
}
