package io.github.azurebatch.camunda;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.batch.task.TaskUrl;
import io.github.azurebatch.camunda.storage.FileConventions;
import io.github.azurebatch.camunda.storage.OutputName;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;

@AnalyzeClasses(
    packages = "io.github.azurebatch.camunda",
    importOptions = {DoNotIncludeTests.class, ArchitectureTest.OfThisModule.class})
class ArchitectureTest {

  private static final String ROOT = "io.github.azurebatch.camunda";
  private static final String IMPL = ROOT + ".impl";
  private static final String BATCH = IMPL + ".batch..";
  private static final String SDK = IMPL + ".batch.sdk..";
  private static final String[] STORAGE = {ROOT + ".storage..", IMPL + ".storage.."};
  private static final String ENGINE = IMPL + ".engine..";
  private static final String LEASE = IMPL + ".engine.lease..";
  private static final String[] READERS =
      Stream.of("input", "data", "variable", "submit", "container", "read", "cleanup", "wait")
          .map(name -> IMPL + ".engine." + name + "..")
          .toArray(String[]::new);

  /** Parsers of Java, by class and method, that throw what says nothing to the engine. */
  private static final Map<Class<?>, Set<String>> UNTYPED =
      Map.of(
          URI.class, Set.of("create"),
          Integer.class, Set.of("parseInt", "valueOf"),
          Long.class, Set.of("parseLong", "valueOf"),
          Double.class, Set.of("parseDouble"),
          UUID.class, Set.of("fromString"),
          URLDecoder.class, Set.of("decode"),
          Base64.Decoder.class, Set.of("decode"),
          IllegalArgumentException.class, Set.of("<init>"));

  private static final DescribedPredicate<JavaClass> PLUGIN_CLASS =
      resideInAPackage(ROOT).and(simpleNameEndingWith("Plugin"));

  @ArchTest
  static final ArchRule azureDoesNotKnowCamunda =
      noClasses()
          .that()
          .resideInAnyPackage(
              BATCH,
              ROOT + ".storage..",
              IMPL + ".storage..",
              IMPL + ".http..",
              IMPL + ".throttle..",
              IMPL + ".secret..",
              ROOT + ".fault..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.camunda..", ENGINE)
          .because("calls to Azure are used, and tested, without a process engine");

  @ArchTest
  static final ArchRule batchDoesNotKnowStorage =
      noClasses()
          .that()
          .resideInAPackage(BATCH)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(STORAGE)
          .because("the Batch service is told where to upload by a URL, and by nothing else");

  @ArchTest
  static final ArchRule storageDoesNotKnowBatch =
      noClasses()
          .that()
          .resideInAnyPackage(STORAGE)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BATCH)
          .because("blobs are stored without a Batch account too");

  @ArchTest
  static final ArchRule nobodyKnowsSpring =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..")
          .because("the plugin runs in a plain engine; the starter does the wiring for Spring");

  @ArchTest
  static final ArchRule onlyTheAdapterKnowsTheBatchSdk =
      noClasses()
          .that()
          .resideOutsideOfPackage(SDK)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.microsoft..", "org.joda..", "retrofit2..")
          .because("the SDK has a successor, which then takes its place behind the port");

  @ArchTest
  static final ArchRule onlyTheAdapterKnowsTheHttpClient =
      noClasses()
          .that()
          .resideOutsideOfPackage(SDK)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("okhttp3..")
          .because("how requests are sent is the Batch adapter's business");

  @ArchTest
  static final ArchRule onlyAdaptersKnowHowToTryAgain =
      noClasses()
          .that()
          .resideOutsideOfPackages(SDK, IMPL + ".throttle..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.resilience4j..")
          .because("the engine tries again by its own means");

  @ArchTest
  static final ArchRule onlyStorageKnowsTheBlobSdk =
      noClasses()
          .that()
          .resideOutsideOfPackages(IMPL + ".storage..", IMPL + ".http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.azure.storage..", "com.azure.core.http..")
          .because("the port shows no type of the SDK");

  @ArchTest
  static final ArchRule namesOfTheFileConventionsNeedNoSdk =
      classes()
          .that(belongToAnyOf(FileConventions.class, OutputName.class, TaskUrl.class))
          .should()
          .onlyDependOnClassesThat(
              belongToAnyOf(FileConventions.class, OutputName.class, TaskUrl.class)
                  .or(resideInAnyPackage("java..", "org.jspecify..", ROOT + ".fault..")))
          .because("they are pure functions, for code without an account too");

  @ArchTest
  static final ArchRule onlyTheEngineKnowsCamunda =
      noClasses()
          .that()
          .resideOutsideOfPackages(ENGINE, ROOT + ".variable")
          .and(not(PLUGIN_CLASS))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.camunda.bpm..")
          .because(
              "the engine's types stay below one package, views read from its scopes of variables,"
                  + " and the plugin class only registers");

  @ArchTest
  static final ArchRule leasesKnowNothingOfAzure =
      noClasses()
          .that()
          .resideInAPackage(LEASE)
          .should()
          .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAPackage(LEASE))))
          .because("how nodes share names has nothing to do with what the names stand for");

  @ArchTest
  static final ArchRule onlyTheBorderKnowsValuesOfOthers =
      noClasses()
          .that()
          .resideOutsideOfPackages(IMPL + ".engine.data..", SDK)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.camunda.spin.json..",
              "org.camunda.spin.xml..",
              "com.fasterxml.jackson.core..",
              "com.fasterxml.jackson.databind..",
              "org.graalvm..",
              "groovy..")
          .because("values are normalized once, and everything behind the border is plain data");

  @ArchTest
  static final ArchRule variablesAreReadAsPlainData =
      noClasses()
          .that()
          .resideInAnyPackage(READERS)
          .and()
          .doNotHaveSimpleName("PlainVariables")
          .should()
          .callMethodWhere(readingAVariable())
          .because("PlainVariables lets no foreign value in");

  @ArchTest
  static final ArchRule readersRefuseInputWithATypeOfTheirOwn =
      noClasses()
          .that()
          .resideInAnyPackage(READERS)
          .and(not(simpleNameIn("Fields", "WholeNumber", "Bits", "SubmittedTasks")))
          .should()
          .callCodeUnitWhere(failingWithoutAType())
          .because("an untyped failure would be retried as if it could pass: see converters");

  @ArchTest
  static final ArchRule exceptionsSayWhatTheEngineDoes =
      classes()
          .that()
          .areAssignableTo(Exception.class)
          .should()
          .beAssignableTo(AzureBatchException.class)
          .because("the type of an exception decides about retries and incidents");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching("io.github.azurebatch.(**)")
          .should()
          .beFreeOfCycles()
          .because("each package can be read on its own");

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(IMPL + ".throttle.Pause")
          .should()
          .callMethodWhere(sleeping())
          .because(
              "a sleep cannot be tested: pauses go through throttle.Pause, waits through the engine");

  @ArchTest
  static final ArchRule nobodyLooksAtTheClockOnTheWall =
      noClasses()
          .should()
          .callMethodWhere(readingTheTimeWithoutAClock())
          .because("time is a parameter, so that tests can move it");

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

  private static DescribedPredicate<JavaClass> simpleNameIn(String... names) {
    return DescribedPredicate.describe(
        "a converter", type -> Set.of(names).contains(type.getSimpleName()));
  }

  private static DescribedPredicate<JavaMethodCall> readingAVariable() {
    return DescribedPredicate.describe(
        "reads a variable",
        call ->
            call.getTargetOwner().isAssignableTo(VariableScope.class)
                && Set.of("getVariable", "getVariableLocal").contains(call.getName()));
  }

  private static DescribedPredicate<JavaCall<?>> failingWithoutAType() {
    return DescribedPredicate.describe(
        "may fail with an untyped exception",
        call ->
            isTextParserOf(call, "java.time")
                || (call.getTargetOwner().isEnum() && call.getName().equals("valueOf"))
                || UNTYPED.entrySet().stream()
                    .anyMatch(
                        parsers ->
                            call.getTargetOwner().isEquivalentTo(parsers.getKey())
                                && parsers.getValue().contains(call.getName())
                                && !takesANumber(call)));
  }

  private static boolean isTextParserOf(JavaCall<?> call, String packageName) {
    return call.getName().equals("parse")
        && call.getTargetOwner().getPackageName().equals(packageName);
  }

  /** Boxing is no parsing. */
  private static boolean takesANumber(JavaCall<?> call) {
    return call.getTarget().getRawParameterTypes().stream().anyMatch(JavaClass::isPrimitive);
  }

  /** The other modules share the base package. */
  static final class OfThisModule implements ImportOption {

    @Override
    public boolean includes(Location location) {
      return location.contains("/core/target/classes/");
    }
  }
}
