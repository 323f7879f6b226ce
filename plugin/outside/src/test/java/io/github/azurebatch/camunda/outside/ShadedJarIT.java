package io.github.azurebatch.camunda.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is in the jars that are dropped into servers. */
class ShadedJarIT {

  /** Ours, whatever was renamed, and the two libraries that were not. */
  private static final Pattern EXPECTED =
      Pattern.compile(
          "^(io/github/azurebatch/camunda|io/micrometer/core|com/sun/jna"
              + "|org/HdrHistogram|org/LatencyUtils)/");

  private static final Pattern ON_SHARED_ENGINES =
      Pattern.compile("^io/micrometer/(common|observation)/");

  @ParameterizedTest
  @EnumSource
  void hasNoClassUnderTheNameThatOthersHaveItBy(ShadedJar jar) throws IOException {
    assertThat(jar.classes())
        .hasSizeGreaterThan(5000)
        .filteredOn(name -> !EXPECTED.matcher(name).find())
        .allMatch(name -> jar == ShadedJar.SHARED_ENGINE && ON_SHARED_ENGINES.matcher(name).find());
  }

  @ParameterizedTest
  @EnumSource
  void hasTheLicencesOfWhatIsInIt(ShadedJar jar) throws IOException {
    String licences = "META-INF/camunda-azure-batch/licences/";
    assertThat(jar.entries())
        .contains("META-INF/LICENSE", "META-INF/NOTICE")
        .contains(licences + "DEPENDENCIES.md", licences + "MIT.txt");
  }

  @ParameterizedTest
  @EnumSource
  void hasNoSignatureOfAJarThatItIsMadeOf(ShadedJar jar) throws IOException {
    assertThat(jar.entries()).noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA)"));
  }
}
