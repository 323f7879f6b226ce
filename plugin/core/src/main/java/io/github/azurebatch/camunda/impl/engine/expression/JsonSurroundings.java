package io.github.azurebatch.camunda.impl.engine.expression;

import io.github.azurebatch.camunda.impl.engine.bpmn.TextParts.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Reads the model's parts of a JSON text from left to right, to find where its expressions stand.
 */
final class JsonSurroundings {

  private static final char LIST = '[';

  private final BiFunction<Boolean, String, Embedding> lines;
  private final Deque<Character> containers = new ArrayDeque<>();
  private final Deque<String> keys = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private boolean isInText;

  /** Expressions in the text that is being read, as indexes of what is found. */
  private final List<Integer> inThisText = new ArrayList<>();

  private final List<Surrounding> found = new ArrayList<>();
  private String key = "";

  /**
   * @param lines what a text is read as once the JSON is read, by whether it is the element of a
   *     list, and by the name of the field that it, or the list, stands in
   */
  private JsonSurroundings(BiFunction<Boolean, String, Embedding> lines) {
    this.lines = lines;
  }

  static List<Surrounding> of(List<Part> parts, BiFunction<Boolean, String, Embedding> lines) {
    JsonSurroundings json = new JsonSurroundings(lines);
    parts.forEach(json::add);
    return json.found;
  }

  private void add(Part part) {
    if (part.isExpression() && isInText) {
      inThisText.add(found.size());
    }
    found.add(
        new Surrounding(isInText ? Embedding.JSON_TEXT : Embedding.JSON_VALUE, Embedding.ALONE));
    if (!part.isExpression()) {
      read(part.text());
    }
  }

  private void read(String json) {
    for (int at = 0; at < json.length(); at++) {
      char sign = json.charAt(at);
      if (!isInText) {
        outsideOfText(sign);
      } else if (sign == '"') {
        endText();
      } else {
        text.append(sign);
        if (sign == '\\' && at + 1 < json.length()) {
          at++;
          text.append(json.charAt(at));
        }
      }
    }
  }

  private void outsideOfText(char sign) {
    switch (sign) {
      case '"' -> isInText = true;
      case ':' -> key = text.toString();
      case '{', LIST -> {
        containers.push(sign);
        keys.push(key);
      }
      case '}', ']' -> {
        containers.poll();
        keys.poll();
      }
      default -> {
        // a number, a word, a comma or a blank
      }
    }
    if (sign == '"') {
      text.setLength(0);
    }
  }

  /** A text that is nothing but an expression may be of any number of lines. */
  private void endText() {
    isInText = false;
    if (!text.toString().isBlank()) {
      boolean isElement = !containers.isEmpty() && containers.peek() == LIST;
      String field = isElement && keys.peek() != null ? keys.peek() : key;
      Embedding inner = lines.apply(isElement, field);
      inThisText.forEach(index -> found.set(index, new Surrounding(Embedding.JSON_TEXT, inner)));
    }
    inThisText.clear();
  }
}
