package io.github.azurebatch.camunda.impl.engine.check;

import io.github.azurebatch.camunda.config.DeploymentChecks;
import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.util.xml.Element;

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
        mistakes(rootElement).forEach(this::report);
      }
    }
  }

  private boolean isNew() {
    return deployment == null || deployment.isNew();
  }

  private void report(Mistake mistake) {
    if (checks == DeploymentChecks.STRICT) {
      addError(new BpmnParseException(mistake.message(), mistake.place()), mistake.activityId());
    } else {
      addWarning(mistake.message(), mistake.place(), mistake.activityId());
    }
  }

  private static List<Mistake> mistakes(Element element) {
    List<Mistake> mistakes = new ArrayList<>();
    ActivityBean.named(
            element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "delegateExpression"))
        .ifPresent(bean -> mistakes.addAll(InputCheck.of(bean, element).mistakes()));
    element.elements().forEach(child -> mistakes.addAll(mistakes(child)));
    return mistakes;
  }
}
