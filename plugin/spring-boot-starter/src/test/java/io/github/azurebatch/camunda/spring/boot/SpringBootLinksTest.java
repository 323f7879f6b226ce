package io.github.azurebatch.camunda.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The one jar serves two versions of Spring Boot that have moved classes: all that it refers to has
 * to be in both, but for the classes that each version loads alone.
 */
class SpringBootLinksTest {

  private static final String SPRING = "org.springframework.";
  private static final Path BOOT_4 = Path.of("target", "spring-boot-4");

  @Test
  void allThatSpringBoot3LoadsIsThere() {
    assertThat(missing(SpringBootLinksTest.class.getClassLoader(), "Boot4Health")).isEmpty();
  }

  @Test
  void allThatSpringBoot4LoadsIsThere() throws IOException {
    try (URLClassLoader springBoot4 = springBoot4()) {
      assertThat(missing(springBoot4, "AzureBatchHealth")).isEmpty();
    }
  }

  @Test
  void whatIsMissingIsFound() throws IOException {
    try (URLClassLoader springBoot4 = springBoot4()) {
      assertThat(missing(springBoot4, "Boot4Health"))
          .anyMatch(link -> link.contains("actuate.health.HealthIndicator"))
          .anyMatch(link -> link.contains("actuate.health.Health$Builder.down()"));
    }
  }

  /** The class path of the tests, with the jars of the other version in the place of Spring's. */
  private static URLClassLoader springBoot4() throws IOException {
    List<URL> urls = new ArrayList<>();
    try (Stream<Path> jars = Files.list(BOOT_4)) {
      jars.map(SpringBootLinksTest::url).forEach(urls::add);
    }
    assertThat(urls).hasSizeGreaterThan(5);
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("spring"))
        .map(Path::of)
        .map(SpringBootLinksTest::url)
        .forEach(urls::add);
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** What the classes refer to that the loader does not find. */
  private static List<String> missing(ClassLoader loader, String leftOut) {
    List<JavaClass> classes =
        new ClassFileImporter()
            .importPath(Path.of("target", "classes")).stream()
                .filter(type -> !type.getSimpleName().startsWith(leftOut))
                .toList();
    assertThat(classes).hasSizeGreaterThan(5);
    return classes.stream()
        .flatMap(type -> Stream.concat(types(type, loader), members(type, loader)))
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<String> types(JavaClass type, ClassLoader loader) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getBaseComponentType().getName())
        .filter(name -> name.startsWith(SPRING))
        .filter(name -> !isThere(name, loader));
  }

  private static boolean isThere(String name, ClassLoader loader) {
    try {
      loader.loadClass(name);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static Stream<String> members(JavaClass type, ClassLoader loader) {
    return type.getAccessesFromSelf().stream()
        .map(JavaAccess::getTarget)
        .filter(target -> target.getOwner().getName().startsWith(SPRING))
        .filter(target -> !isThere(target, loader))
        .map(AccessTarget::getFullName);
  }

  private static boolean isThere(AccessTarget target, ClassLoader loader) {
    try {
      Class<?> owner = loader.loadClass(target.getOwner().getName());
      return target instanceof CodeUnitAccessTarget called
          ? hierarchy(owner).flatMap(SpringBootLinksTest::executables).anyMatch(is(called))
          : hierarchy(owner)
              .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
              .anyMatch(field -> field.getName().equals(target.getName()));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static Stream<Class<?>> hierarchy(Class<?> type) {
    Stream<Class<?>> above =
        Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
    return Stream.concat(Stream.of(type), above.flatMap(SpringBootLinksTest::hierarchy));
  }

  private static Stream<Executable> executables(Class<?> type) {
    return Stream.concat(
        Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()));
  }

  private static java.util.function.Predicate<Executable> is(CodeUnitAccessTarget called) {
    List<String> parameters =
        called.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    return there ->
        name(there).equals(called.getName())
            && Arrays.stream(there.getParameterTypes())
                .map(Class::getName)
                .toList()
                .equals(parameters);
  }

  private static String name(Executable executable) {
    return executable instanceof java.lang.reflect.Method method ? method.getName() : "<init>";
  }
}
