package io.github.azurebatch.camunda.impl.engine.offline;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * An expression that the engine cannot read. The engine's exception has neither line nor element,
 * so the one is looked for that fails with the same message.
 */
record UnreadableExpression(Element element, @Nullable String elementId, String message) {

  static Optional<UnreadableExpression> in(Element root, RuntimeException failure) {
    return in(root, root.attribute("id"), String.valueOf(failure.getMessage()));
  }

  private static Optional<UnreadableExpression> in(
      Element element, @Nullable String enclosing, String message) {
    String own = element.attribute("id");
    String id = own == null ? enclosing : own;
    if (texts(element).anyMatch(text -> failsWith(message, text))) {
      return Optional.of(new UnreadableExpression(element, id, message));
    }
    return element.elements().stream()
        .flatMap(child -> in(child, id, message).stream())
        .findFirst();
  }

  private static Stream<String> texts(Element element) {
    return Stream.concat(
            element.attributes().stream().map(element::attribute), Stream.of(element.getText()))
        .filter(Objects::nonNull)
        .map(String::trim)
        .filter(text -> text.contains("{"));
  }

  private static boolean failsWith(String message, String text) {
    ExpressionManager expressions = Context.getProcessEngineConfiguration().getExpressionManager();
    try {
      expressions.createExpression(text);
      return false;
    } catch (RuntimeException e) {
      return message.equals(e.getMessage());
    }
  }
}
