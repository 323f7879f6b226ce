package io.github.azurebatch.camunda.impl.engine.bpmn;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/** The parts of a model's text, by the parser that the engine reads it with. */
public final class TextParts {

  private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS);

  private TextParts() {}

  /**
   * A part of a text.
   *
   * @param text what the model has there, or the expression
   */
  public record Part(String text, boolean isExpression) {}

  /** All of them; what the engine reads by another parser counts as one expression. */
  public static List<Part> of(String text) {
    try {
      Node root = PARSER.build(text).getRoot();
      Stream<Node> parts =
          root instanceof AstComposite
              ? IntStream.range(0, root.getCardinality()).mapToObj(root::getChild)
              : Stream.of(root);
      return parts.map(TextParts::part).toList();
    } catch (TreeBuilderException e) {
      return List.of(new Part(text, true));
    }
  }

  /** The texts between the expressions. */
  public static List<String> literals(String text) {
    return of(text).stream().filter(part -> !part.isExpression()).map(Part::text).toList();
  }

  private static Part part(Node node) {
    if (node instanceof AstText literal) {
      return new Part(String.valueOf(literal.eval(null, null)), false);
    }
    StringBuilder expression = new StringBuilder();
    ((AstNode) node).appendStructure(expression, null);
    return new Part(expression.toString(), true);
  }
}
