package io.github.azurebatch.camunda.impl.engine.check;

import io.github.azurebatch.camunda.config.DeploymentChecks;
import io.github.azurebatch.camunda.impl.engine.access.Requester;
import io.github.azurebatch.camunda.impl.engine.check.flow.FlowChecks;
import io.github.azurebatch.camunda.impl.engine.check.model.CheckedActivity;
import io.github.azurebatch.camunda.impl.engine.check.model.CheckedModel;
import io.github.azurebatch.camunda.impl.engine.check.model.CheckedProcess;
import io.github.azurebatch.camunda.impl.engine.check.model.Mistake;
import io.github.azurebatch.camunda.impl.engine.check.model.Severity;
import io.github.azurebatch.camunda.impl.engine.check.rule.InputRules;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.jspecify.annotations.Nullable;

/**
 * The engine's parse of a model, with our mistakes among its own errors or warnings.
 *
 * <p>The engine parses a model again when an instance needs it after a restart. What was deployed
 * once is not judged then, so that it goes on after the plugin has learned to see more.
 */
public class CheckedParse extends BpmnParse {

  private final DeploymentChecks checks;
  private final @Nullable ConfiguredNames names;

  /** Without a configuration at hand: the names in a model are not looked up. */
  public CheckedParse(BpmnParser parser, DeploymentChecks checks) {
    this(parser, checks, null);
  }

  /**
   * @param names those that the model may use; null if they are not known
   */
  public CheckedParse(BpmnParser parser, DeploymentChecks checks, @Nullable ConfiguredNames names) {
    super(parser);
    this.checks = checks;
    this.names = names;
  }

  @Override
  protected void parseRootElement() {
    try {
      super.parseRootElement();
    } finally {
      if (checks != DeploymentChecks.OFF && isNew()) {
        reportMistakes();
      }
    }
  }

  /** Adds our mistakes to the errors or warnings of this parse. */
  protected void reportMistakes() {
    new CheckedModel(rootElement).processes().flatMap(this::mistakes).forEach(this::report);
  }

  private boolean isNew() {
    return deployment == null || deployment.isNew();
  }

  private Stream<Mistake> mistakes(CheckedProcess process) {
    return Stream.of(
            process.activities().flatMap(CheckedParse::ofInputs),
            process.activities().flatMap(activity -> ofNames(process, activity)),
            new ErrorCodeCheck(process).mistakes(),
            FlowChecks.mistakes(process))
        .flatMap(Function.identity());
  }

  private static Stream<Mistake> ofInputs(CheckedActivity activity) {
    return Stream.of(new InputCheck(activity).mistakes(), InputRules.mistakes(activity))
        .flatMap(List::stream);
  }

  private Stream<Mistake> ofNames(CheckedProcess process, CheckedActivity activity) {
    String tenant = deployment == null ? null : deployment.getTenantId();
    return names == null
        ? Stream.of()
        : new NameCheck(names, new Requester(tenant, process.key())).mistakes(activity);
  }

  private void report(Mistake mistake) {
    if (checks == DeploymentChecks.STRICT && mistake.severity() == Severity.ERROR) {
      addError(new BpmnParseException(mistake.message(), mistake.place()), mistake.elementId());
    } else {
      addWarning(mistake.message(), mistake.place(), mistake.elementId());
    }
  }
}
