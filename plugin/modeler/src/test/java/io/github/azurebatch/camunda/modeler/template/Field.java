package io.github.azurebatch.camunda.modeler.template;

import io.github.azurebatch.camunda.model.AzureBatchInputs;
import org.jspecify.annotations.Nullable;

/**
 * A field of the properties panel, for one input.
 *
 * @param input name of the {@code camunda:inputParameter}
 * @param hasLines whether people write more than one line
 * @param description with unit, default and example
 * @param preset what it is at first; null for nothing
 * @param isNeeded whether the template cannot do without it
 * @param isHidden whether the template says it, and not the modeller
 */
record Field(
    String input,
    String label,
    Group group,
    boolean hasLines,
    String description,
    @Nullable String preset,
    boolean isNeeded,
    boolean isHidden) {

  static Field line(String input, String label, Group group, String description) {
    return new Field(input, label, group, false, description, null, false, false);
  }

  static Field lines(String input, String label, Group group, String description) {
    return new Field(input, label, group, true, description, null, false, false);
  }

  Field preset(String value) {
    return new Field(input, label, group, hasLines, description, value, isNeeded, isHidden);
  }

  Field described(String words) {
    return new Field(input, label, group, hasLines, words, preset, isNeeded, isHidden);
  }

  Field needed() {
    return new Field(input, label, group, hasLines, description, preset, true, isHidden);
  }

  /** Whether a modeller may choose the word: awaiting a whole job has a template of its own. */
  boolean offers(String word) {
    return !(input.equals(AzureBatchInputs.AWAIT) && word.equals("job"));
  }

  /** Says the value for good. */
  Field fixed(String value) {
    return new Field(input, label, group, hasLines, description, value, isNeeded, true);
  }
}
