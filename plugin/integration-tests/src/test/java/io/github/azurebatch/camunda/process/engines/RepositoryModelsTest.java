package io.github.azurebatch.camunda.process.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

  private static CheckingEngine strict;

  @BeforeAll
  static void open() {
    strict = new CheckingEngine(azure, Map.of());
  }

  @AfterAll
  static void close() {
    strict.close();
  }

  static List<Path> models() throws Exception {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(ROOT::relativize)
          .filter(file -> file.toString().endsWith(".bpmn"))
          .filter(file -> Stream.of("target", ".git").noneMatch(file.toString()::contains))
          .toList();
    }
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
