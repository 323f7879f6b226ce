package io.github.azurebatch.camunda.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    try {
      return Repository.files(folder, ".java").stream()
          .map(Page::text)
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
