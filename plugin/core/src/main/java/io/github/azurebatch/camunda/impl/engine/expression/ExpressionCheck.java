package io.github.azurebatch.camunda.impl.engine.expression;

import io.github.azurebatch.camunda.impl.engine.bpmn.InputElements;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Reads the expressions of an activity's inputs before the engine does, because the engine's
 * complaint names neither activity nor input. Most often such an expression was meant for the
 * shell.
 */
public final class ExpressionCheck {

  private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^{}]*+}?");

  private final String activityId;
  private final ExpressionManager expressions =
      Context.getProcessEngineConfiguration().getExpressionManager();

  private ExpressionCheck(String activityId) {
    this.activityId = activityId;
  }

  /**
   * @throws BpmnParseException if an input holds an expression that the engine cannot read
   */
  public static void check(Element activity) {
    ExpressionCheck check = new ExpressionCheck(activity.attribute("id"));
    for (Element input : InputElements.of(activity)) {
      InputElements.texts(input)
          .forEach(text -> check.text(text, input.attribute("name"), text.getText().trim()));
    }
  }

  private void text(Element element, String input, String text) {
    try {
      expressions.createExpression(text);
    } catch (RuntimeException e) {
      throw new BpmnParseException(
          "Activity '%s': the engine cannot read the expression in input '%s': %s%s"
              .formatted(
                  activityId, input, e.getMessage(), ShellVariable.hintFor(unreadable(text))),
          element);
    }
  }

  /** The first of the text's expressions that the engine cannot read. */
  private String unreadable(String text) {
    return EXPRESSION
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(this::isUnreadable)
        .findFirst()
        .orElse("${...}");
  }

  private boolean isUnreadable(String expression) {
    try {
      expressions.createExpression(expression);
      return false;
    } catch (RuntimeException e) {
      return true;
    }
  }
}
