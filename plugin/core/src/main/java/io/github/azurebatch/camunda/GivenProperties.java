package io.github.azurebatch.camunda;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a plugin that a file of the engine configures: as a map, and as text and in a
 * file of their own, where that file can pass nothing but text. A text counts before the file, and
 * the map before both.
 */
final class GivenProperties {

  private Map<String, String> map = Map.of();
  private @Nullable String text;
  private @Nullable String file;

  void setMap(Map<String, String> properties) {
    map = new HashMap<>(properties);
    map.values().removeIf(Objects::isNull);
  }

  void setText(String properties) {
    text = properties;
  }

  void setFile(String path) {
    file = path;
  }

  /**
   * All of them, read now.
   *
   * @throws InvalidInputException if the file or the text cannot be read
   */
  Map<String, String> read() {
    Map<String, String> all = new HashMap<>();
    if (file != null) {
      all.putAll(ofFile(file));
    }
    if (text != null) {
      all.putAll(of(new StringReader(text), "The plugin's property 'propertiesText'"));
    }
    all.putAll(map);
    return all;
  }

  private static Map<String, String> ofFile(String path) {
    String what =
        "The file '%s', which the plugin's property 'propertiesFile' names,".formatted(path);
    try (Reader reader = Files.newBufferedReader(Path.of(path), StandardCharsets.UTF_8)) {
      return of(reader, what);
    } catch (IOException | InvalidPathException e) {
      throw new InvalidInputException(
          "%s cannot be read (%s). A relative path begins at the working directory, which is %s"
              .formatted(what, e, Path.of("").toAbsolutePath()));
    }
  }

  private static Map<String, String> of(Reader reader, String what) {
    Properties properties = new Properties();
    try {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      // the message of the cause may quote a key
      throw new InvalidInputException(
          what + " cannot be read: it has to be UTF-8 text with lines of the form name=value");
    }
    Map<String, String> all = new HashMap<>();
    properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
    return all;
  }
}
