package io.github.azurebatch.camunda;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.azurebatch.camunda.impl.secret.SignedUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users may use: a type more is a promise more, and so a decision. */
class PublicTypesTest {

  private static final String ROOT = "io.github.azurebatch.camunda";
  private static final String IMPL = ROOT + ".impl";

  private static final List<String> TYPES =
      List.of(
          "AzureBatchLinks",
          "AzureBatchModelCheck",
          "AzureBatchOutputs",
          "AzureBatchProcessEnginePlugin",
          "config.AccessRule",
          "config.AzureBatchAccount",
          "config.AzureBatchConfiguration",
          "config.AzureBatchConfigurationBuilder",
          "config.BatchAccount",
          "config.Credential",
          "config.DeploymentChecks",
          "config.OnCancel",
          "config.Orphans",
          "config.Secret",
          "config.StorageAccount",
          "fault.AzureBatchException",
          "fault.BusyException",
          "fault.InvalidInputException",
          "fault.RefusedException",
          "fault.ThrottledException",
          "fault.UnavailableException",
          "health.AzureBatchHealth",
          "health.Outage",
          "health.ServiceHealth",
          "http.HttpSettings",
          "model.AzureBatchBeans",
          "model.AzureBatchErrors",
          "model.AzureBatchInputs",
          "model.AzureBatchVariables",
          "model.ModelFinding",
          "operate.AzureBatchOperations",
          "operate.JobLease",
          "operate.TaskLook",
          "operate.WaitLook",
          "storage.BlobStorage",
          "storage.FileConventions",
          "storage.JobOutputStorage",
          "storage.OutputFileReference",
          "storage.OutputName",
          "storage.SasPermissions",
          "storage.StoredBlob",
          "storage.TaskOutputStorage",
          "variable.BatchError",
          "variable.BatchTask",
          "variable.BatchTasks",
          "variable.BatchWait",
          "variable.OutputBlob",
          "variable.Outputs",
          "variable.TaskCounts",
          "variable.TaskFailure");

  /** Modules, and projects of users, that have nothing but the core's public types. */
  private static final List<String> USERS =
      List.of(
          "../local-engine/src",
          "../outside/projects",
          "../outside/src",
          "../spring-boot-starter/src/main",
          "../spring-boot-starter/src/test/java/io/github/azurebatch/camunda/spring",
          "../test/src",
          "../../examples");

  private final JavaClasses classes = ProductionClasses.ALL;

  @Test
  void arePublicByDecision() {
    assertThat(classes.stream().filter(PublicTypesTest::isForUsers))
        .filteredOn(type -> type.isTopLevelClass() && isPublic(type))
        .extracting(type -> type.getName().substring(ROOT.length() + 1))
        .filteredOn(name -> !name.endsWith("package-info"))
        .containsExactlyInAnyOrderElementsOf(TYPES);
  }

  @Test
  void showNoInternalType() {
    noMethods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage(IMPL + "..")
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should(showInternalTypes())
        .because("internal types may change with any release")
        .check(classes);
  }

  /** A signed URL is known to the port to Azure Batch too, which knows nothing of storage. */
  private static ArchCondition<JavaMethod> showInternalTypes() {
    return new ArchCondition<>("show types of impl, but for SignedUrl") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
            .filter(type -> type.getPackageName().startsWith(IMPL))
            .filter(type -> !type.isEquivalentTo(SignedUrl.class))
            .forEach(
                type ->
                    events.add(
                        SimpleConditionEvent.satisfied(
                            method, method.getFullName() + " shows " + type.getName())));
      }
    };
  }

  @Test
  void areAllThatModulesForUsersNeed() {
    List<Path> sources = USERS.stream().map(Path::of).flatMap(PublicTypesTest::sources).toList();

    assertThat(sources)
        .hasSizeGreaterThan(40)
        .allSatisfy(source -> assertThat(source).content().doesNotContain(IMPL + "."));
  }

  private static Stream<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isForUsers(JavaClass type) {
    return !type.getPackageName().startsWith(IMPL);
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC);
  }
}
