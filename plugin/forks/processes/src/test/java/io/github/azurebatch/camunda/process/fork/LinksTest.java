package io.github.azurebatch.camunda.process.fork;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import java.io.File;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Each class, method and field of the engine that our jars refer to is in the engine's jars.
 *
 * <p>A reference that leads nowhere is an error only when it is first used, which may be in the
 * middle of a process.
 */
class LinksTest {

  /** Of this engine: the test's source is copied with its names. */
  private static final String ENGINE =
      ProcessEngine.class.getName().replaceFirst("\\.bpm\\..*", ".");

  private static final Pattern ANY_ENGINE = Pattern.compile("^org\\.\\w+\\.(bpm|commons|spin)\\.");

  /** The engine's expressions, where it does not have them in packages of its own. */
  private static final String EXPRESSIONS = "jakarta.el.";

  /** The starters for Spring Boot of ours and of the fork, where there are some. */
  private static final Path STARTERS = Path.of("target", "starters");

  private static JavaClasses imported;
  private static List<JavaClass> ours;

  @BeforeAll
  static void readTheJars() throws Exception {
    URI location =
        AzureBatchProcessEnginePlugin.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .toURI();
    List<JarFile> jars = new ArrayList<>(List.of(new JarFile(Path.of(location).toFile())));
    for (File starter : hasStarter() ? STARTERS.toFile().listFiles() : new File[0]) {
      jars.add(new JarFile(starter));
    }
    imported = new ClassFileImporter().importJars(jars);
    for (JarFile jar : jars) {
      jar.close();
    }
    ours =
        imported.stream()
            .filter(type -> type.getPackageName().startsWith("io.github.azurebatch."))
            .toList();
  }

  /** Names in annotations are texts, which the others do not follow. */
  @Test
  @EnabledIf("hasStarter")
  void theStarterNamesThatOfTheEngine() {
    assertThat(
            ours.stream()
                .flatMap(LinksTest::namesInAnnotations)
                .filter(name -> name.startsWith(ENGINE)))
        .isNotEmpty()
        .allMatch(imported::contain);
  }

  private static Stream<String> namesInAnnotations(JavaClass type) {
    return type.getAnnotations().stream()
        .flatMap(each -> Stream.of("beforeName", "afterName").map(each::get))
        .flatMap(Optional::stream)
        .flatMap(value -> value instanceof Object[] many ? Stream.of(many) : Stream.of(value))
        .map(String::valueOf);
  }

  private static boolean hasStarter() {
    return Files.exists(STARTERS);
  }

  @Test
  void eachClassIsThere() {
    assertThat(dependencies().filter(LinksTest::isOfTheEngine)).hasSizeGreaterThan(500);
    assertThat(
            dependencies()
                .filter(LinksTest::isOfTheEngine)
                .filter(dependency -> type(dependency).getSource().isEmpty())
                .map(Dependency::getDescription))
        .isEmpty();
  }

  @Test
  void noneIsOfAnotherEngine() {
    assertThat(
            dependencies()
                .filter(dependency -> ANY_ENGINE.matcher(type(dependency).getName()).find())
                .filter(dependency -> !isOfTheEngine(dependency))
                .map(Dependency::getDescription))
        .isEmpty();
  }

  @Test
  void eachMethodAndFieldIsThere() {
    assertThat(accesses()).hasSizeGreaterThan(300);
    assertThat(
            accesses()
                .filter(access -> access.getTarget().resolveMember().isEmpty())
                .map(JavaAccess::getDescription))
        .isEmpty();
  }

  @Test
  void noMethodOfAnInterfaceIsLeftOut() {
    assertThat(
            ours.stream()
                .filter(type -> !type.isInterface())
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(type -> !type.getPackageName().contains(".spring."))
                .filter(
                    type -> type.getAllRawInterfaces().stream().anyMatch(LinksTest::isOfTheEngine))
                .map(JavaClass::reflect))
        .isNotEmpty()
        .allSatisfy(
            type ->
                assertThat(Arrays.stream(type.getMethods()).filter(LinksTest::isAbstract))
                    .as(type.getName())
                    .isEmpty());
  }

  private static Stream<Dependency> dependencies() {
    return ours.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream());
  }

  private static Stream<? extends JavaAccess<?>> accesses() {
    return ours.stream()
        .flatMap(type -> type.getAccessesFromSelf().stream())
        .filter(access -> isOfTheEngine(access.getTargetOwner()));
  }

  private static boolean isOfTheEngine(Dependency dependency) {
    return isOfTheEngine(type(dependency));
  }

  private static boolean isOfTheEngine(JavaClass type) {
    return type.getName().startsWith(ENGINE) || type.getName().startsWith(EXPRESSIONS);
  }

  private static JavaClass type(Dependency dependency) {
    return dependency.getTargetClass().getBaseComponentType();
  }

  private static boolean isAbstract(Method method) {
    return Modifier.isAbstract(method.getModifiers());
  }
}
