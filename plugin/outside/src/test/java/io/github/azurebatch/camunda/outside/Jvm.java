package io.github.azurebatch.camunda.outside;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What runs the programs: the JVM of the tests, and that of a newer JDK where one is named. */
enum Jvm {
  OF_THE_TESTS(System.getProperty("java.home")),
  OF_JDK_25(System.getenv("JAVA_25_HOME"));

  private final @Nullable String home;

  Jvm(@Nullable String home) {
    this.home = home;
  }

  /** Those that are on this machine. */
  static Stream<Jvm> present() {
    return Arrays.stream(values()).filter(jvm -> jvm.home != null && !jvm.home.isBlank());
  }

  /** The beginning of a command, to which options, the application and its arguments are added. */
  List<String> command() {
    Path folder = Path.of(String.valueOf(home));
    if (this == OF_JDK_25 && !version(folder).startsWith("25")) {
      throw new IllegalStateException("JAVA_25_HOME is the folder of a JDK " + version(folder));
    }
    return ShortJvm.command(folder.resolve("bin").resolve("java").toString());
  }

  private static String version(Path home) {
    Properties release = new Properties();
    try (Reader file = Files.newBufferedReader(home.resolve("release"))) {
      release.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException("JAVA_25_HOME is not the folder of a JDK", e);
    }
    return release.getProperty("JAVA_VERSION", "").replace("\"", "");
  }
}
