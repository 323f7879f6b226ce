package io.github.azurebatch.camunda.modeler.template;

import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.impl.engine.check.ActivityInput;
import io.github.azurebatch.camunda.impl.engine.check.ActivityInputs;
import java.util.Comparator;
import java.util.List;

/**
 * What a modeller chooses from the list of templates.
 *
 * @param id unique, and never changed: diagrams have it
 * @param version raised with each change, so that a modeler offers the update
 * @param words that a search finds it by, besides those of its name
 * @param documentation a page about it
 * @param given the fields, in any order
 */
record Template(
    String id,
    int version,
    String name,
    ActivityBean bean,
    String description,
    List<String> words,
    String documentation,
    FieldList given) {

  /** The properties panel shows groups in the order of their first field. */
  List<Field> fields() {
    return given.all().stream().sorted(Comparator.comparing(Field::group)).toList();
  }

  /** As its activity declares the input of the field. */
  ActivityInput declared(Field field) {
    return ActivityInputs.of(bean)
        .find(field.input())
        .orElseThrow(
            () -> new IllegalArgumentException(bean + " has no input '" + field.input() + "'"));
  }
}
