package io.github.azurebatch.camunda.impl.engine.check;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.bpmn.TextParts;
import io.github.azurebatch.camunda.impl.engine.check.model.CheckedActivity;
import io.github.azurebatch.camunda.impl.engine.check.model.Mistake;
import io.github.azurebatch.camunda.impl.engine.input.InputComplaint;
import io.github.azurebatch.camunda.impl.secret.Signatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Checks the inputs of one activity, each by itself. */
record InputCheck(CheckedActivity activity) {

  private static final int MOST_TYPOS = 3;

  List<Mistake> mistakes() {
    ActivityInputs known = ActivityInputs.of(activity.bean());
    List<Mistake> mistakes = new ArrayList<>();
    for (Element input : activity.inputs()) {
      known
          .find(name(input))
          .flatMap(declared -> wrongText(declared, input))
          .or(() -> unknown(known, input))
          .ifPresent(mistakes::add);
    }
    known.needed().filter(activity::isAbsent).map(this::missing).forEach(mistakes::add);
    return mistakes;
  }

  private static String name(Element input) {
    return String.valueOf(input.attribute("name"));
  }

  /** What an instance would refuse of a text without expressions. */
  private Optional<Mistake> wrongText(ActivityInput declared, Element input) {
    String text = CheckedActivity.asRead(input.getText());
    if (!input.elements().isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    if (Signatures.occurInData(text)) {
      return Optional.of(
          activity.error(
              input, "the input '%s' %s", declared.name(), InputComplaint.HOLDS_A_SIGNATURE));
    }
    return hasExpression(text) ? Optional.empty() : refusedText(declared, input, text);
  }

  private Optional<Mistake> refusedText(ActivityInput declared, Element input, String text) {
    try {
      declared.form().check().accept(text);
      return Optional.empty();
    } catch (InvalidInputException e) {
      return Optional.of(
          activity.error(
              input,
              "the input '%s' is not allowed: %s",
              declared.name(),
              String.valueOf(e.getMessage())));
    }
  }

  private static boolean hasExpression(String text) {
    return TextParts.of(text).stream().anyMatch(TextParts.Part::isExpression);
  }

  /** An input that other inputs mention is a variable of the modeller's own. */
  private Optional<Mistake> unknown(ActivityInputs known, Element input) {
    String name = name(input);
    if (known.find(name).isPresent() || isMentioned(name)) {
      return Optional.empty();
    }
    return Optional.of(
        activity.error(
            input,
            "the input '%s' is unknown%s; ${%s} takes %s, and other inputs only if one of these mentions them",
            name,
            nearest(known, name).map("; did you mean '%s'?"::formatted).orElse(""),
            activity.bean().beanName(),
            String.join(", ", known.names())));
  }

  private boolean isMentioned(String name) {
    Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
    return activity.inputs().stream()
        .filter(input -> !name(input).equals(name))
        .anyMatch(input -> mentions(input, word));
  }

  private static boolean mentions(Element element, Pattern word) {
    return word.matcher(element.getText()).find()
        || element.elements().stream().anyMatch(nested -> mentions(nested, word));
  }

  private static Optional<String> nearest(ActivityInputs known, String name) {
    String nearest = Typos.nearest(known.names(), name);
    return Typos.between(nearest, name) <= MOST_TYPOS ? Optional.of(nearest) : Optional.empty();
  }

  private Mistake missing(String name) {
    return activity.error(
        activity.element(),
        "the input '%s' is missing; ${%s} needs it",
        name,
        activity.bean().beanName());
  }
}
