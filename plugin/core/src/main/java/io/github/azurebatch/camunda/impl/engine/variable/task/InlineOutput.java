package io.github.azurebatch.camunda.impl.engine.variable.task;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An output whose content is wanted in a variable.
 *
 * @param name the key that it has in {@code outputs.files}
 * @param form what it is read as
 */
public record InlineOutput(String name, Form form) {

  private static final String NAME = "name";
  private static final String AS = "as";

  /** What the content of a blob is read as. */
  public enum Form {
    /** JSON where its name ends with .json or its content type is JSON, else text. */
    BY_TYPE,
    JSON,
    TEXT;

    /**
     * @throws InvalidInputException if it is neither {@code json} nor {@code text}
     */
    public static Form parse(String text) {
      return Arrays.stream(values())
          .filter(form -> form != BY_TYPE && form.text().equals(text.toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  new InvalidInputException(
                      "an output is read as json or as text, not as '" + text + "'"));
    }

    private String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Its form in the variable of a wait: the name alone, unless there is more to say. */
  public static List<Object> toList(List<InlineOutput> outputs) {
    return outputs.stream().map(InlineOutput::toValue).toList();
  }

  private Object toValue() {
    if (form == Form.BY_TYPE) {
      return name;
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(NAME, name);
    map.put(AS, form.text());
    return map;
  }

  /** Reads what {@link #toList} wrote, or a model gives: names, and maps of name and form. */
  public static InlineOutput from(Object value) {
    if (!(value instanceof Map)) {
      return new InlineOutput(String.valueOf(value), Form.BY_TYPE);
    }
    Fields fields = Fields.of(value);
    String form = fields.optionalText(AS);
    return new InlineOutput(fields.text(NAME), form == null ? Form.BY_TYPE : Form.parse(form));
  }
}
