package io.github.azurebatch.camunda.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The content of a model.
 *
 * @param name where it is from
 */
record ModelSource(String name, byte[] content) {

  /**
   * @throws IllegalArgumentException if there is none
   */
  static ModelSource ofClassPath(String resource) {
    String name = resource.startsWith("/") ? resource.substring(1) : resource;
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream content = loader.getResourceAsStream(name)) {
      if (content == null) {
        throw new IllegalArgumentException(
            "There is no model '%s' on the class path; give a Path for a file that is not there"
                .formatted(resource));
      }
      return new ModelSource(resource, content.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ModelSource ofFile(Path file) {
    try {
      return new ModelSource(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("The model '%s' cannot be read".formatted(file), e);
    }
  }
}
