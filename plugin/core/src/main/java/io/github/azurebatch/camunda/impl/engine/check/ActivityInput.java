package io.github.azurebatch.camunda.impl.engine.check;

/**
 * An input that an activity takes.
 *
 * @param name of the {@code camunda:inputParameter}
 * @param isRequired whether the activity cannot do without it
 */
record ActivityInput(String name, InputForm form, boolean isRequired) {

  static ActivityInput optional(String name, InputForm form) {
    return new ActivityInput(name, form, false);
  }

  static ActivityInput required(String name, InputForm form) {
    return new ActivityInput(name, form, true);
  }
}
