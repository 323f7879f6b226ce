package io.github.azurebatch.camunda.impl.engine.secret;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * The parts of a model's text that stand between its expressions, by the parser that the engine
 * reads it with.
 */
final class LiteralParts {

  private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS);

  private LiteralParts() {}

  /** All of them, none if the text cannot be read. */
  static List<String> of(String text) {
    try {
      Node root = PARSER.build(text).getRoot();
      Stream<Node> parts =
          root instanceof AstComposite
              ? IntStream.range(0, root.getCardinality()).mapToObj(root::getChild)
              : Stream.of(root);
      return parts.filter(AstText.class::isInstance).map(LiteralParts::text).toList();
    } catch (TreeBuilderException e) {
      // what the engine reads by another parser counts as an expression
      return List.of();
    }
  }

  private static String text(Node part) {
    return String.valueOf(((AstText) part).eval(null, null));
  }
}
