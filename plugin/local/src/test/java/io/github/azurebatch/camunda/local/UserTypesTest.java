package io.github.azurebatch.camunda.local;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The types that tests and examples of users may name. */
class UserTypesTest {

  private static final String USERS = "io.github.azurebatch.camunda.local";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(USERS);

  @Test
  void areThese() {
    assertThat(CLASSES.stream().filter(UserTypesTest::isOfUsers).map(UserTypesTest::name))
        .containsExactlyInAnyOrder(
            "AzuriteServer",
            "BatchTask",
            "Calls",
            "Calls.Call",
            "FailureInfo",
            "Faults",
            "Faults.Plan",
            "IdentityStorage",
            "LocalAzure",
            "LocalBatchService",
            "LocalBatchServiceBuilder",
            "LocalPools",
            "MovableClock",
            "NodeState",
            "Operation",
            "PoolControl",
            "PoolSettings",
            "TaskAssignment",
            "TaskAssignment.NodeTraits",
            "TaskScript",
            "TaskScripts",
            "TaskState",
            "event.AzuriteQueues",
            "event.EventForm",
            "event.LocalQueue",
            "event.StorageEvents");
  }

  @Test
  void haveNoInternalTypesInTheirSignatures() {
    codeUnits()
        .that()
        .haveModifier(PUBLIC)
        .and()
        .areDeclaredInClassesThat(describe("are of users", UserTypesTest::isOfUsers))
        .should(have(noInternalTypes()))
        .check(CLASSES);
    fields()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat(describe("are of users", UserTypesTest::isOfUsers))
        .should()
        .notHaveRawType(describe("internal", UserTypesTest::isInternal))
        .check(CLASSES);
  }

  @Test
  void extendNothingInternal() {
    assertThat(CLASSES.stream().filter(UserTypesTest::isOfUsers))
        .allSatisfy(
            type ->
                assertThat(
                        Stream.concat(
                                type.getAllRawSuperclasses().stream(),
                                type.getAllRawInterfaces().stream())
                            .filter(UserTypesTest::isInternal))
                    .as(type.getName())
                    .isEmpty());
  }

  private static DescribedPredicate<JavaCodeUnit> noInternalTypes() {
    return describe(
        "no internal types in the signature",
        unit ->
            Stream.concat(
                    unit.getReturnType().getAllInvolvedRawTypes().stream(),
                    unit.getParameterTypes().stream()
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream()))
                .noneMatch(UserTypesTest::isInternal));
  }

  private static boolean isOfUsers(JavaClass type) {
    return !isInternal(type)
        && !type.getPackageName().equals(USERS + ".command")
        && type.getModifiers().contains(PUBLIC)
        && !type.isAnonymousClass();
  }

  private static boolean isInternal(JavaClass type) {
    return type.getPackageName().startsWith(USERS + ".impl");
  }

  private static String name(JavaClass type) {
    return type.getName().substring(USERS.length() + 1).replace('$', '.');
  }
}
