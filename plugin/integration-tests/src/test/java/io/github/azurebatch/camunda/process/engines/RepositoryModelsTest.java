package io.github.azurebatch.camunda.process.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All models of this repository are right: the checks at deployment find nothing in them. */
class RepositoryModelsTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git");

  private static CheckingEngine strict;

  @BeforeAll
  static void open() {
    strict = new CheckingEngine(azure, Map.of());
  }

  @AfterAll
  static void close() {
    strict.close();
  }

  /** What a build writes is not even entered: a file that another module deletes ends a walk. */
  static List<Path> models() throws Exception {
    List<Path> models = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".bpmn")) {
              models.add(ROOT.relativize(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return models;
  }

  @ParameterizedTest
  @MethodSource("models")
  void areDeployedWithoutAWarning(Path model) throws Exception {
    String warnings = strict.warningsOf(Files.readString(ROOT.resolve(model)));

    assertThat(warnings).doesNotContain("Warnings during parsing");
  }

  @Test
  void areFoundAtAll() throws Exception {
    assertThat(models()).hasSizeGreaterThan(10);
  }
}
