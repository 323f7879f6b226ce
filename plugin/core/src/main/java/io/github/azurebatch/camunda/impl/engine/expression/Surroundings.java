package io.github.azurebatch.camunda.impl.engine.expression;

import io.github.azurebatch.camunda.impl.engine.bpmn.TextParts.Part;
import io.github.azurebatch.camunda.impl.engine.input.JsonText;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds how the expressions in the text of an input are embedded. */
final class Surroundings {

  /** Inputs with a line for each entry, and what is in such a line. */
  private static final Map<String, Embedding> LINES =
      Map.of(
          AzureBatchInputs.RESOURCE_FILES, Embedding.LINE_OF_A_FILE,
          AzureBatchInputs.OUTPUT_FILES, Embedding.LINE_OF_A_FILE,
          AzureBatchInputs.INLINE, Embedding.ENTRY,
          AzureBatchInputs.ENVIRONMENT, Embedding.LINE,
          AzureBatchInputs.METADATA, Embedding.LINE);

  /** Inputs whose lines may begin with a file pattern. */
  private static final Set<String> PATTERNS =
      Set.of(
          AzureBatchInputs.RESOURCE_FILES, AzureBatchInputs.OUTPUT_FILES, AzureBatchInputs.INLINE);

  /** Texts that are not parsed, or not as JSON. */
  private static final Set<String> FREE =
      Set.of(AzureBatchInputs.COMMAND_LINE, AzureBatchInputs.DISPLAY_NAME, AzureBatchInputs.ITEMS);

  /** Stands for an expression. */
  private static final String ANY = "0";

  private Surroundings() {}

  /** For each part what is around it; that of a literal part means nothing. */
  static List<Surrounding> of(String input, List<Part> parts) {
    String shape =
        parts.stream()
            .map(part -> part.isExpression() ? ANY : part.text())
            .collect(Collectors.joining());
    boolean isJson =
        PATTERNS.contains(input) ? JsonText.isMeantBesidePatterns(shape) : JsonText.isMeant(shape);
    if (FREE.contains(input) || !isJson && !LINES.containsKey(input)) {
      return parts.stream().map(part -> Surrounding.NOTHING).toList();
    }
    return isJson
        ? JsonSurroundings.of(parts, (isElement, field) -> inJson(input, isElement, field))
        : inLines(parts, LINES.getOrDefault(input, Embedding.LINE));
  }

  /** An element of a list may be a line; a job manager task has such inputs as fields. */
  private static Embedding inJson(String input, boolean isElement, String field) {
    if (input.equals(AzureBatchInputs.JOB_MANAGER_TASK)) {
      return LINES.getOrDefault(field, Embedding.ALONE);
    }
    return isElement ? LINES.getOrDefault(input, Embedding.ALONE) : Embedding.ALONE;
  }

  private static List<Surrounding> inLines(List<Part> parts, Embedding inLine) {
    List<Surrounding> surroundings = new ArrayList<>();
    for (int index = 0; index < parts.size(); index++) {
      boolean isShared = isText(before(parts, index)) || isText(after(parts, index));
      surroundings.add(isShared ? new Surrounding(inLine, Embedding.ALONE) : Surrounding.NOTHING);
    }
    return surroundings;
  }

  private static boolean isText(String text) {
    return !text.isBlank();
  }

  /** The model's text before the part, in its line. */
  private static String before(List<Part> parts, int index) {
    String text = literals(parts.subList(0, index));
    return text.substring(text.lastIndexOf('\n') + 1);
  }

  private static String after(List<Part> parts, int index) {
    String text = literals(parts.subList(index + 1, parts.size()));
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private static String literals(List<Part> parts) {
    return parts.stream()
        .filter(part -> !part.isExpression())
        .map(Part::text)
        .collect(Collectors.joining());
  }
}
