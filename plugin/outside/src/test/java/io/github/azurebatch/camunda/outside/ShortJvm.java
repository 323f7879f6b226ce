package io.github.azurebatch.camunda.outside;

import java.util.ArrayList;
import java.util.List;

/** JVMs that run for seconds: the optimizing compiler would take half of their processor time. */
final class ShortJvm {

  /** As the parent POM has them for the tests. */
  static final String OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  /** The JVM of the tests, which need not be the first on the path. */
  private static final String JAVA = System.getProperty("java.home") + "/bin/java";

  private ShortJvm() {}

  /** The beginning of a command, to which options, the application and its arguments are added. */
  static List<String> command() {
    return command(JAVA);
  }

  /**
   * @param java what runs in place of the JVM of the tests
   */
  static List<String> command(String java) {
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(List.of(OPTIONS.split(" ")));
    return command;
  }
}
