package io.github.azurebatch.camunda.impl.engine.offline;

import io.github.azurebatch.camunda.config.DeploymentChecks;
import io.github.azurebatch.camunda.impl.engine.check.CheckedParse;
import io.github.azurebatch.camunda.impl.engine.parse.AzureBatchParseListener;
import io.github.azurebatch.camunda.model.ModelFinding;
import io.github.azurebatch.camunda.model.ModelFinding.Rule;
import io.github.azurebatch.camunda.model.ModelFinding.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;

/**
 * A parse that goes on where a deployment would stop at the first mistake of a kind, and keeps what
 * it finds in place of throwing and logging it.
 */
final class CollectedParse extends CheckedParse {

  private final Set<Problem> ours = Collections.newSetFromMap(new IdentityHashMap<>());

  CollectedParse(BpmnParser parser) {
    super(parser, DeploymentChecks.STRICT);
    parseListeners = parser.getParseListeners().stream().map(this::thatGoesOn).toList();
  }

  private BpmnParseListener thatGoesOn(BpmnParseListener listener) {
    return listener instanceof AzureBatchParseListener own
        ? new PersistentListener(own, this::addOurs)
        : listener;
  }

  private void addOurs(BpmnParseException mistake) {
    marked(() -> addError(mistake));
  }

  @Override
  protected void reportMistakes() {
    marked(super::reportMistakes);
  }

  private void marked(Runnable search) {
    int knownErrors = getProblems().size();
    int knownWarnings = warnings.size();
    search.run();
    ours.addAll(getProblems().subList(knownErrors, getProblems().size()));
    ours.addAll(warnings.subList(knownWarnings, warnings.size()));
  }

  @Override
  protected void parseRootElement() {
    try {
      super.parseRootElement();
    } catch (BpmnParseException e) {
      throw e;
    } catch (RuntimeException e) {
      // most often an expression, which the engine refuses without its place
      UnreadableExpression.in(rootElement, e)
          .ifPresentOrElse(
              found -> addError(found.message(), found.element(), found.elementId()),
              () -> addError(reason(e), null));
    }
    AfterParse.check(rootElement, this::addError);
  }

  /** The engine has no words of its own for an element that lacks what every element has. */
  private static String reason(RuntimeException failure) {
    return failure instanceof ProcessEngineException
        ? String.valueOf(failure.getMessage())
        : "the process engine fails at this model, most often because an element has no id or refers to none: "
            + failure;
  }

  @Override
  public void logWarnings() {
    // they are findings
  }

  @Override
  public void throwExceptionForErrors() {
    // they are findings
  }

  List<ModelFinding> findings(TagPlaces places) {
    List<ModelFinding> findings = new ArrayList<>();
    getProblems().forEach(error -> findings.add(finding(Severity.ERROR, error, places)));
    warnings.forEach(warning -> findings.add(finding(Severity.WARNING, warning, places)));
    return findings;
  }

  private ModelFinding finding(Severity severity, Problem problem, TagPlaces places) {
    TagPlaces.Place place = places.startOfTag(problem.getLine(), problem.getColumn());
    return new ModelFinding(
        severity,
        ours.contains(problem) ? Rule.AZURE_BATCH : Rule.BPMN,
        place.line(),
        place.column(),
        problem.getMainElementId(),
        Messages.inOneLine(problem.getMessage()));
  }
}
