package io.github.azurebatch.camunda.local;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.azurebatch.camunda.local.impl.account.state.Monitor;
import io.github.azurebatch.camunda.local.impl.node.DataDirectory;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.TimeUnit;

@AnalyzeClasses(
    packages = "io.github.azurebatch.camunda.local",
    importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "io.github.azurebatch.camunda.local";
  private static final String IMPL = ROOT + ".impl";
  private static final String NODE = IMPL + ".node..";
  private static final String TRANSFER = IMPL + ".node.transfer..";
  private static final String HTTP = IMPL + ".http..";
  private static final String REST = IMPL + ".rest..";
  private static final String ACCOUNT = IMPL + ".account..";
  private static final String STATE = IMPL + ".account.state";

  @ArchTest
  static final ArchRule aNodeDoesNotKnowTheService =
      noClasses()
          .that()
          .resideInAPackage(NODE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(HTTP, REST, ACCOUNT, IMPL + ".odata..")
          .because("a task is run, and tested, without a service around it");

  @ArchTest
  static final ArchRule anAccountDoesNotKnowHowItIsAsked =
      noClasses()
          .that()
          .resideInAPackage(ACCOUNT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(HTTP, REST, TRANSFER)
          .because("states and schedules do not depend on the wire");

  @ArchTest
  static final ArchRule onlyTheAccountChangesItsState =
      noClasses()
          .that()
          .resideOutsideOfPackage(ACCOUNT)
          .should()
          .callMethodWhere(changingTheState())
          .because("a change of a state has consequences that the account's lifecycles know");

  @ArchTest
  static final ArchRule transfersDoNotKnowTasks =
      noClasses()
          .that()
          .resideInAPackage(TRANSFER)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(IMPL + ".node")
          .because("files are fetched and uploaded without knowing what runs in between");

  @ArchTest
  static final ArchRule onlyTransfersKnowTheStorageClient =
      noClasses()
          .that()
          .resideOutsideOfPackage(TRANSFER)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.azure..")
          .because("container URLs with their signatures are handled in one place");

  @ArchTest
  static final ArchRule nothingKnowsTheBatchClient =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.microsoft..", "org.camunda..", "org.springframework..")
          .because("the service is tested with the client, so it must not be made of it");

  @ArchTest
  static final ArchRule onlyTheServerKnowsJetty =
      noClasses()
          .that()
          .resideOutsideOfPackage(HTTP)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.jetty..")
          .because("endpoints answer requests without knowing the server");

  @ArchTest
  static final ArchRule onlyTheCommandKnowsPicocli =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".command")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..")
          .because("the service is used without a command line too");

  @ArchTest
  static final ArchRule endpointsDoNotKnowWhoCallsThem =
      noClasses()
          .that()
          .resideInAPackage(REST)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(HTTP)
          .because("an endpoint answers a request that was read and authenticated");

  @ArchTest
  static final ArchRule azuriteIsForItself =
      noClasses()
          .that()
          .resideInAPackage(IMPL + ".azurite..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(HTTP, REST, ACCOUNT, NODE, IMPL + ".wire..")
          .because("storage is started without a Batch service too");

  @ArchTest
  static final ArchRule onlyTheOperatingSystemKnowsHowFilesAreReached =
      noClasses()
          .that()
          .resideOutsideOfPackages(IMPL + ".os..", IMPL + ".azurite..")
          .and()
          .doNotHaveFullyQualifiedName(DataDirectory.class.getName())
          .should()
          .dependOnClassesThat(
              belongToAnyOf(
                  Files.class, FileInputStream.class, FileOutputStream.class, FileChannel.class))
          .because("tasks make links: a directory that none leads out of is entered in one way");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching(IMPL + ".(**)")
          .should()
          .beFreeOfCycles()
          .because("each package can be read on its own");

  @ArchTest
  static final ArchRule whatIsBuiltDoesNotKnowItsBuilders =
      noClasses()
          .that()
          .resideInAPackage(IMPL + "..")
          .should()
          .dependOnClassesThat(
              belongToAnyOf(
                  LocalAzure.class,
                  LocalBatchService.class,
                  LocalBatchServiceBuilder.class,
                  LocalPools.class,
                  PoolControl.class,
                  AzuriteServer.class))
          .because(
              "users' types share one package: values that all parts know, and facades that know"
                  + " all parts");

  @ArchTest
  static final ArchRule nothingSleeps =
      noClasses()
          .should()
          .callMethodWhere(sleeping())
          .because("a sleep cannot be tested: waits go through the movable clock");

  @ArchTest
  static final ArchRule nothingReadsTheTimeWithoutAClock =
      noClasses()
          .should()
          .callMethodWhere(readingTheTimeWithoutAClock())
          .because("time is a parameter, so that tests can move it");

  private static DescribedPredicate<JavaMethodCall> changingTheState() {
    return DescribedPredicate.describe(
        "changes the state",
        call ->
            call.getTargetOwner().getPackageName().equals(STATE)
                && !call.getTargetOwner().isEquivalentTo(Monitor.class)
                && call.getTarget().getRawReturnType().isEquivalentTo(void.class));
  }

  private static DescribedPredicate<JavaMethodCall> sleeping() {
    return DescribedPredicate.describe(
        "sleeps",
        call ->
            call.getName().equals("sleep")
                && (call.getTargetOwner().isEquivalentTo(Thread.class)
                    || call.getTargetOwner().isEquivalentTo(TimeUnit.class)));
  }

  private static DescribedPredicate<JavaMethodCall> readingTheTimeWithoutAClock() {
    return DescribedPredicate.describe(
        "reads the time without a clock",
        call ->
            (call.getName().equals("now")
                    && call.getTargetOwner().getPackageName().equals("java.time")
                    && call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(assignableTo(Clock.class)))
                || (call.getTargetOwner().isEquivalentTo(System.class)
                    && Set.of("currentTimeMillis", "nanoTime").contains(call.getName())));
  }
}
