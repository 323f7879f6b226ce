package io.github.azurebatch.camunda.impl.engine.output;

import io.github.azurebatch.camunda.impl.engine.pattern.Placeholders;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * The name of a blob as a path with placeholders: texts between values. What a value is, is found
 * as a regular expression would with groups of {@code .+}, the longest value first; but each place
 * of a name is tried once for each placeholder, and not for every way to come to it.
 */
final class TemplateName {

  private static final int MOST_DIGITS = 9;

  /**
   * @param text as it stands in a name; of a number what it begins with
   * @param value the placeholder, empty if it is none
   * @param mostDigits of a number; none where a value is any text
   */
  private record Part(String text, String value, int fewestDigits, int mostDigits) {

    static Part text(String text) {
      return new Part(text, "", 0, 0);
    }

    boolean isText() {
      return value.isEmpty();
    }

    boolean isAny() {
      return !isText() && mostDigits == 0;
    }
  }

  /**
   * What is in the places of the placeholders.
   *
   * @param numbers by their placeholders
   * @param rest what follows the path
   */
  record Values(List<String> all, Map<String, String> numbers, String rest) {}

  private final List<Part> parts = new ArrayList<>();
  private final Set<String> repeated = new HashSet<>();
  private final boolean hasRest;

  /**
   * @param hasRest whether anything may follow the path
   */
  TemplateName(String path, SubmittedTasks tasks, boolean hasRest) {
    this.hasRest = hasRest;
    Matcher placeholder = Placeholders.PATTERN.matcher(path);
    int from = 0;
    while (placeholder.find()) {
      parts.add(Part.text(path.substring(from, placeholder.start())));
      if (has(placeholder.group(1))) {
        repeated.add(placeholder.group(1));
      }
      parts.add(value(placeholder.group(1), tasks));
      from = placeholder.end();
    }
    parts.add(Part.text(path.substring(from)));
  }

  private static Part value(String called, SubmittedTasks tasks) {
    int width = SubmittedTasks.width(tasks.count());
    return switch (called) {
      case "taskId" -> new Part(tasks.taskIdPrefix() + "-", called, width, width);
      case "index" -> new Part("", called, 1, MOST_DIGITS);
      default -> new Part("", called, 0, 0);
    };
  }

  boolean has(String placeholder) {
    return parts.stream().anyMatch(part -> part.value().equals(placeholder));
  }

  /** Empty if the name is none of these. */
  Optional<Values> in(String name) {
    return new Search(name).values();
  }

  private final class Search {

    private final String name;
    private final String[] values = new String[parts.size()];

    /** The numbers, which are the same wherever their placeholders stand. */
    private final Map<String, String> numbers = new HashMap<>();

    /** From where on what follows each value was sought in vain, with these numbers. */
    private int[] inVain = nothingYet();

    private final Map<String, int[]> inVainByNumbers = new HashMap<>();

    private int end;

    Search(String name) {
      this.name = name;
    }

    private int[] nothingYet() {
      int[] places = new int[parts.size()];
      Arrays.fill(places, Integer.MAX_VALUE);
      return places;
    }

    Optional<Values> values() {
      if (!matches(0, 0)) {
        return Optional.empty();
      }
      List<String> all = Arrays.stream(values).filter(value -> value != null).toList();
      return Optional.of(new Values(all, numbers, name.substring(end)));
    }

    private boolean matches(int index, int at) {
      if (index == parts.size()) {
        end = at;
        return hasRest || at == name.length();
      }
      Part part = parts.get(index);
      if (part.isText()) {
        return name.startsWith(part.text(), at) && matches(index + 1, at + part.text().length());
      }
      return part.isAny() ? matchesAny(index, at) : matchesNumber(index, at);
    }

    private boolean matchesAny(int index, int at) {
      for (int next = Math.min(name.length(), inVain[index] - 1); next > at; next--) {
        if (matches(index + 1, next)) {
          values[index] = name.substring(at, next);
          return true;
        }
      }
      inVain[index] = Math.min(inVain[index], at + 1);
      return false;
    }

    private boolean matchesNumber(int index, int at) {
      Part part = parts.get(index);
      String known = numbers.get(part.value());
      if (known != null) {
        return name.startsWith(known, at) && matches(index + 1, at + known.length());
      }
      if (!name.startsWith(part.text(), at)) {
        return false;
      }
      int digits = at + part.text().length();
      int last = digits;
      while (last < Math.min(name.length(), digits + part.mostDigits()) && isDigit(last)) {
        last++;
      }
      for (int next = last; next >= digits + part.fewestDigits(); next--) {
        if (matchesWith(name.substring(at, next), index, next)) {
          return true;
        }
      }
      return false;
    }

    /** Another number may be found where this one was sought in vain. */
    private boolean matchesWith(String number, int index, int next) {
      String placeholder = parts.get(index).value();
      int[] before = inVain;
      numbers.put(placeholder, number);
      if (repeated.contains(placeholder)) {
        inVain = inVainByNumbers.computeIfAbsent(numbers.toString(), key -> nothingYet());
      }
      if (matches(index + 1, next)) {
        values[index] = number;
        return true;
      }
      numbers.remove(placeholder);
      inVain = before;
      return false;
    }

    private boolean isDigit(int at) {
      return name.charAt(at) >= '0' && name.charAt(at) <= '9';
    }
  }
}
