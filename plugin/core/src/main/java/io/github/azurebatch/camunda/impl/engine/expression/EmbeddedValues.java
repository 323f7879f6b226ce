package io.github.azurebatch.camunda.impl.engine.expression;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.bpmn.TextParts;
import io.github.azurebatch.camunda.impl.engine.bpmn.TextParts.Part;
import io.github.azurebatch.camunda.impl.engine.input.InputComplaint;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.core.variable.mapping.InputParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ListValueProvider;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.MapValueProvider;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.el.ElValueProvider;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.jspecify.annotations.Nullable;

/**
 * A text of an input with expressions in it. A starter of the process may have set what they
 * evaluate to, so such a value is checked before it becomes part of a text that is parsed: it adds
 * no line, entry or field to it.
 */
final class EmbeddedValues implements ParameterValueProvider {

  private final String activityId;
  private final String name;
  private final List<Piece> pieces;

  /**
   * @param expression null for a text of the model
   */
  private record Piece(String text, @Nullable Expression expression, Surrounding surrounding) {}

  private EmbeddedValues(String activityId, String name, List<Piece> pieces) {
    this.activityId = activityId;
    this.name = name;
    this.pieces = pieces;
  }

  /** The value of an input, with checks where its text has expressions in it. */
  static ParameterValueProvider checked(String activityId, InputParameter parameter) {
    return new Checks(activityId, parameter.getName())
        .checked(parameter.getName(), parameter.getValueProvider());
  }

  private record Checks(String activityId, String input) {

    /**
     * @param name of the input, or of the field of a job manager task that is read like one
     */
    ParameterValueProvider checked(String name, ParameterValueProvider provider) {
      if (provider instanceof ListValueProvider list) {
        list.getProviderList().replaceAll(element -> checked(name, element));
      }
      if (provider instanceof MapValueProvider map
          && input.equals(AzureBatchInputs.JOB_MANAGER_TASK)) {
        map.getProviderMap().replaceAll((key, field) -> checked(text(key), field));
      }
      return provider instanceof ElValueProvider text ? checkedText(name, text) : provider;
    }

    private static String text(ParameterValueProvider key) {
      return key instanceof ElValueProvider name ? name.getExpression().getExpressionText() : "";
    }

    private ParameterValueProvider checkedText(String name, ElValueProvider provider) {
      List<Part> parts = TextParts.of(provider.getExpression().getExpressionText());
      List<Surrounding> surroundings = Surroundings.of(name, parts);
      boolean isFree = surroundings.stream().allMatch(Surrounding.NOTHING::equals);
      return isFree || parts.size() < 2
          ? provider
          : new EmbeddedValues(activityId, input, pieces(parts, surroundings));
    }
  }

  private static List<Piece> pieces(List<Part> parts, List<Surrounding> surroundings) {
    ExpressionManager expressions = Context.getProcessEngineConfiguration().getExpressionManager();
    List<Piece> pieces = new ArrayList<>();
    for (int index = 0; index < parts.size(); index++) {
      Part part = parts.get(index);
      pieces.add(
          new Piece(
              part.text(),
              part.isExpression() ? expressions.createExpression(part.text()) : null,
              surroundings.get(index)));
    }
    return pieces;
  }

  @Override
  public Object getValue(VariableScope scope) {
    StringBuilder whole = new StringBuilder();
    for (Piece piece : pieces) {
      whole.append(
          piece.expression() == null
              ? piece.text()
              : value(piece, text(piece.expression().getValue(scope)), scope));
    }
    return whole.toString();
  }

  private String value(Piece piece, String value, VariableScope scope) {
    try {
      piece.surrounding().check(piece.text(), value);
      return value;
    } catch (InvalidInputException e) {
      throw scope instanceof DelegateExecution execution
          ? InputComplaint.of(activityId, execution, name, "is not allowed: " + e.getMessage())
          : e;
    }
  }

  /** As the engine makes a text of a value that stands between others. */
  private static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }

  @Override
  public boolean isDynamic() {
    return true;
  }
}
