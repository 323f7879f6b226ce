package io.github.azurebatch.camunda.impl.engine.input;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.variable.task.InlineOutput;
import io.github.azurebatch.camunda.impl.engine.variable.task.InlineOutput.Form;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The input {@code inline}: names between commas or on lines, each of which may have {@code | json}
 * or {@code | text} after it. In a list, maps have {@code name} and {@code as}.
 */
public final class InlineInput {

  private InlineInput() {}

  public static List<InlineOutput> read(Inputs inputs) {
    Object value = inputs.value(AzureBatchInputs.INLINE);
    return value == null
        ? List.of()
        : inputs.checked(AzureBatchInputs.INLINE, value, InlineInput::outputs);
  }

  private static List<InlineOutput> outputs(Object value) {
    Object data =
        value instanceof String text && JsonText.isMeantBesidePatterns(text)
            ? Objects.requireNonNullElse(Json.read(text), "")
            : value;
    if (data instanceof Map) {
      return List.of(InlineOutput.from(data));
    }
    return data instanceof List<?> list
        ? list.stream().filter(Objects::nonNull).flatMap(InlineInput::entry).toList()
        : texts(data).toList();
  }

  private static Stream<InlineOutput> entry(Object entry) {
    return entry instanceof Map ? Stream.of(InlineOutput.from(entry)) : texts(List.of(entry));
  }

  private static Stream<InlineOutput> texts(Object value) {
    return TextEntries.read(value).stream()
        .flatMap(text -> TextLine.parseAll(text).stream())
        .map(InlineInput::output);
  }

  private static InlineOutput output(TextLine line) {
    if (line.left().isEmpty() || line.right() != null || line.options().size() > 1) {
      throw new InvalidInputException(
          "an entry is the name of an output, and '| json' or '| text' if it is to be read so");
    }
    return new InlineOutput(
        line.left(), line.options().isEmpty() ? Form.BY_TYPE : Form.parse(line.options().get(0)));
  }
}
