package io.github.azurebatch.camunda.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.github.azurebatch.camunda.test",
    importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "io.github.azurebatch.camunda";

  @ArchTest
  static final ArchRule theTestSupportIsAUserOfThePluginAndOfTheLocalService =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + ".impl..", ROOT + ".local.impl..")
          .because("what the test support needs, tests of users need as well");

  @ArchTest
  static void theTypesOfUsersAreThese(JavaClasses classes) {
    assertThat(
            classes.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> type.getPackageName().equals(ROOT + ".test"))
                .map(JavaClass::getSimpleName))
        .containsExactlyInAnyOrder(
            "AzureBatchAssertions",
            "AzureBatchExtension",
            "AzureBatchProcessAssert",
            "AzureBatchTest",
            "EngineSettings",
            "ModelAssert",
            "OutputsAssert");
  }
}
