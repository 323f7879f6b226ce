package io.github.azurebatch.camunda.impl.engine.check;

import io.github.azurebatch.camunda.config.DeploymentChecks;
import io.github.azurebatch.camunda.impl.engine.check.model.CheckedActivity;
import io.github.azurebatch.camunda.impl.engine.check.model.Mistake;
import io.github.azurebatch.camunda.impl.engine.check.model.Severity;
import io.github.azurebatch.camunda.impl.engine.check.rule.InputRules;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;

/**
 * The engine's parse of a model, with our mistakes among its own errors or warnings.
 *
 * <p>The engine parses a model again when an instance needs it after a restart. What was deployed
 * once is not judged then, so that it goes on after the plugin has learned to see more.
 */
public final class CheckedParse extends BpmnParse {

  private final DeploymentChecks checks;

  public CheckedParse(BpmnParser parser, DeploymentChecks checks) {
    super(parser);
    this.checks = checks;
  }

  @Override
  protected void parseRootElement() {
    try {
      super.parseRootElement();
    } finally {
      if (checks != DeploymentChecks.OFF && isNew()) {
        CheckedActivity.in(rootElement).flatMap(CheckedParse::mistakes).forEach(this::report);
      }
    }
  }

  private boolean isNew() {
    return deployment == null || deployment.isNew();
  }

  private static Stream<Mistake> mistakes(CheckedActivity activity) {
    return Stream.of(new InputCheck(activity).mistakes(), InputRules.mistakes(activity))
        .flatMap(List::stream);
  }

  private void report(Mistake mistake) {
    if (checks == DeploymentChecks.STRICT && mistake.severity() == Severity.ERROR) {
      addError(new BpmnParseException(mistake.message(), mistake.place()), mistake.elementId());
    } else {
      addWarning(mistake.message(), mistake.place(), mistake.elementId());
    }
  }
}
