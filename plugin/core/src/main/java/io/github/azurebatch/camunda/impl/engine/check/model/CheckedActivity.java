package io.github.azurebatch.camunda.impl.engine.check.model;

import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.impl.engine.bpmn.EngineNamespace;
import io.github.azurebatch.camunda.impl.engine.bpmn.InputElements;
import io.github.azurebatch.camunda.impl.engine.bpmn.TextParts;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * An activity of ours as the model has it. Of an input that is an expression or a script nothing is
 * known: it is neither given nor absent.
 */
public record CheckedActivity(ActivityBean bean, Element element, List<Element> inputs) {

  private static final Set<String> DATA = Set.of("list", "map");

  /** The activity that the element is; empty if it is none of ours. */
  static Optional<CheckedActivity> of(Element element) {
    return ActivityBean.named(element.attributeNS(EngineNamespace.EXTENSIONS, "delegateExpression"))
        .map(bean -> new CheckedActivity(bean, element, InputElements.of(element)));
  }

  public String id() {
    return String.valueOf(element.attribute("id"));
  }

  /** The input of that name; the engine sets the last one that there is. */
  public Optional<Element> input(String name) {
    return inputs.stream()
        .filter(input -> name.equals(input.attribute("name")))
        .reduce((first, last) -> last);
  }

  /** Whether every instance goes without the input. */
  public boolean isAbsent(String name) {
    return input(name)
        .filter(input -> !input.elements().isEmpty() || !text(input).isEmpty())
        .isEmpty();
  }

  /** Whether every instance has the input. */
  public boolean isGiven(String name) {
    return input(name)
        .filter(
            input ->
                input.elements().isEmpty()
                    ? !String.join("", TextParts.literals(text(input))).isBlank()
                    : DATA.contains(input.elements().get(0).getTagName()))
        .isPresent();
  }

  /** The text that every instance has there; empty if it has none, or expressions are in it. */
  public Optional<String> literal(String name) {
    return input(name)
        .filter(input -> input.elements().isEmpty() && !text(input).isEmpty())
        .map(input -> TextParts.of(text(input)))
        .filter(parts -> parts.stream().noneMatch(TextParts.Part::isExpression))
        .map(parts -> String.join("", parts.stream().map(TextParts.Part::text).toList()));
  }

  private static String text(Element input) {
    return asRead(input.getText());
  }

  /** The text of an input as an instance reads it; empty if it takes that for a missing one. */
  public static String asRead(String text) {
    return Json.withoutByteOrderMark(text.strip()).strip();
  }

  /** A mistake of this activity. */
  public Mistake mistake(Severity severity, Element place, String message, Object... values) {
    return new Mistake(
        severity, id(), place, "Activity '%s': %s".formatted(id(), message.formatted(values)));
  }

  /** A mistake that an instance would come upon. */
  public Mistake error(Element place, String message, Object... values) {
    return mistake(Severity.ERROR, place, message, values);
  }
}
