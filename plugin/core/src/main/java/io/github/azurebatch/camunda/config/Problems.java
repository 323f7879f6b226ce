package io.github.azurebatch.camunda.config;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What is wrong with settings. All of it is said at once, each under the name by which the setting
 * was written.
 */
final class Problems {

  private static final Pattern WORD = Pattern.compile("-([a-z])");
  private static final int LONGEST = 120;

  private final UnaryOperator<String> naming;
  private final Map<String, String> given;
  private final List<String> complaints = new ArrayList<>();
  private final Set<String> complained = new HashSet<>();

  private Problems(UnaryOperator<String> naming, Map<String, String> given) {
    this.naming = naming;
    this.given = given;
  }

  /**
   * Of settings that are written as properties.
   *
   * @param prefix of their names, with a dot at its end; empty for none
   * @param given as they are written, by their names without the prefix
   */
  static Problems ofProperties(String prefix, Map<String, String> given) {
    return new Problems(name -> "The property '" + prefix + name + "'", given);
  }

  /** Of settings that are made in code. */
  static Problems inCode() {
    return new Problems(name -> "The setting '" + camelCase(name) + "'", Map.of());
  }

  private static String camelCase(String name) {
    return WORD.matcher(name).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
  }

  /**
   * @param value what it is; shown as it was written, if it was
   * @param allowed what it may be
   */
  void wrong(String name, Object value, String allowed) {
    String written = given.getOrDefault(name, String.valueOf(value));
    add(name, "is " + shown(written.strip()) + "; allowed is " + allowed);
  }

  /** Says that a value is wrong without showing it. */
  void wrongSecret(String name, String allowed) {
    add(name, "has a value that is not shown here; allowed is " + allowed);
  }

  /** Says that a setting is missing, unless it was given and is wrong. */
  void missing(String name, String allowed) {
    if (complained.contains(name)) {
      return;
    }
    add(name, "is missing; allowed is " + allowed);
  }

  void add(String name, String complaint) {
    complained.add(name);
    complaints.add(naming.apply(name) + " " + complaint);
  }

  /**
   * Connection strings, keys and signed URLs end up in the wrong setting; each of them has one of
   * these characters.
   */
  private static String shown(String value) {
    int query = value.indexOf('?');
    if (query >= 0) {
      return shown(value.substring(0, query)) + " with a query that is not shown here";
    }
    if (value.contains("=") || value.contains("@") || value.length() > LONGEST) {
      return "a text that is not shown here, for it may hold a secret";
    }
    return "'" + value + "'";
  }

  /**
   * @throws InvalidInputException if something is wrong
   */
  void throwIfAny() {
    if (complaints.size() == 1) {
      throw new InvalidInputException(complaints.get(0));
    }
    if (!complaints.isEmpty()) {
      throw new InvalidInputException(
          complaints.size() + " settings are wrong.\n- " + String.join("\n- ", complaints));
    }
  }
}
