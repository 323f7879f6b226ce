package io.github.azurebatch.camunda.impl.engine.health;

import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names the jars of classes whose versions do not fit together. */
final class ClassOrigins {

  private static final Pattern CLASS = Pattern.compile("\\b(\\w{1,80}[./]){1,20}\\w{1,80}");
  private static final Pattern JAR = Pattern.compile("([^/!:]+\\.jar)(?:!/?|/)?$");
  private static final int LONGEST = 2000;

  private ClassOrigins() {}

  /** The advice on a class that was compiled for another version than the class path has. */
  static String advice(LinkageError failure) {
    String origins =
        classes(failure).stream()
            .map(ClassOrigins::origin)
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return "Libraries on the class path do not fit together%s. Compare their versions with those that the plugin declares (mvn dependency:tree), correct them and restart"
        .formatted(origins.isEmpty() ? "" : " (" + origins + ")");
  }

  /** The classes that the message names, and the class that threw the error. */
  private static Set<String> classes(LinkageError failure) {
    String message = String.valueOf(failure.getMessage());
    Matcher names = CLASS.matcher(message.substring(0, Math.min(LONGEST, message.length())));
    Stream<String> named =
        names.results().map(name -> name.group().replace('/', '.')).flatMap(ClassOrigins::owners);
    Stream<String> thrower =
        Stream.of(failure.getStackTrace()).limit(1).map(StackTraceElement::getClassName);
    return Stream.concat(named, thrower).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** A message names a method with its class: {@code okhttp3.Headers.getInstant}. */
  private static Stream<String> owners(String name) {
    return Stream.of(name, name.substring(0, name.lastIndexOf('.')));
  }

  private static Optional<String> origin(String className) {
    return find(className)
        .map(type -> type.getProtectionDomain().getCodeSource())
        .flatMap(ClassOrigins::jar)
        .map(jar -> className + " is of " + jar);
  }

  private static Optional<Class<?>> find(String name) {
    try {
      return Optional.of(Class.forName(name, false, ClassOrigins.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  /** Empty for classes in folders, as an IDE has them. */
  private static Optional<String> jar(CodeSource source) {
    if (source.getLocation() == null) {
      return Optional.empty();
    }
    Matcher jar = JAR.matcher(source.getLocation().toString());
    return jar.find() ? Optional.of(jar.group(1)) : Optional.empty();
  }
}
