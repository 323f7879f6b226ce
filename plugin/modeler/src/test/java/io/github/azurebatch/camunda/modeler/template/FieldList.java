package io.github.azurebatch.camunda.modeler.template;

import java.util.List;
import java.util.stream.Stream;

/** Some fields of a template. */
record FieldList(List<Field> all) {

  /** Fields as their words describe them. */
  static FieldList of(String... inputs) {
    return new FieldList(Stream.of(inputs).map(Words::of).toList());
  }

  static FieldList of(Field... fields) {
    return new FieldList(List.of(fields));
  }

  static FieldList join(FieldList... parts) {
    return new FieldList(Stream.of(parts).flatMap(part -> part.all.stream()).toList());
  }

  FieldList without(String input) {
    return new FieldList(all.stream().filter(field -> !field.input().equals(input)).toList());
  }
}
