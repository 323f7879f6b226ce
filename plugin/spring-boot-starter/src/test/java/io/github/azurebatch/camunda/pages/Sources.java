package io.github.azurebatch.camunda.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java code that users run. */
final class Sources {

  private static final Pattern CONCATENATION = Pattern.compile("\"\\s*\\+\\s*\"");

  private Sources() {}

  /** All of it; a text that is written in parts is whole. */
  static String ofThePlugin() {
    return CONCATENATION
        .matcher(
            text("plugin/core/src/main/java") + text("plugin/spring-boot-starter/src/main/java"))
        .replaceAll("");
  }

  private static String text(String folder) {
    try (Stream<Path> files = Files.walk(Page.ROOT.resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Page::text)
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
