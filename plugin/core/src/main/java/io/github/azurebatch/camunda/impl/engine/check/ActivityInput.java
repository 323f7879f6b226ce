package io.github.azurebatch.camunda.impl.engine.check;

import org.jspecify.annotations.Nullable;

/**
 * An input that an activity takes.
 *
 * @param name of the {@code camunda:inputParameter}
 * @param isRequired whether the activity cannot do without it
 * @param defaultText what holds without it; null if no constant does
 * @param since the first version of the plugin that takes it
 */
public record ActivityInput(
    String name, InputForm form, boolean isRequired, @Nullable String defaultText, String since) {

  /** The version that most inputs are of. */
  static final String FIRST = "0.1.0";

  ActivityInput orPlaceholderFirst() {
    return new ActivityInput(name, form.orPlaceholderFirst(), isRequired, defaultText, since);
  }

  static ActivityInput optional(String name, InputForm form) {
    return new ActivityInput(name, form, false, null, FIRST);
  }

  static ActivityInput optional(String name, InputForm form, String defaultText) {
    return new ActivityInput(name, form, false, defaultText, FIRST);
  }

  static ActivityInput required(String name, InputForm form) {
    return new ActivityInput(name, form, true, null, FIRST);
  }
}
