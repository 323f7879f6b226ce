package io.github.azurebatch.camunda.test;

import io.github.azurebatch.camunda.AzureBatchModelCheck;
import io.github.azurebatch.camunda.model.ModelFinding;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on a BPMN model, without a process engine and Azure services. They find what a
 * deployment would refuse or warn of; what beans, expressions and the configuration bring is not
 * looked at. The failure of an assertion lists all that was found, with lines and columns.
 */
public final class ModelAssert extends AbstractAssert<ModelAssert, ModelSource> {

  private final List<ModelFinding> findings;

  ModelAssert(ModelSource model, AzureBatchModelCheck check) {
    super(model, ModelAssert.class);
    this.findings = check.check(model.name(), model.content());
  }

  /** Nothing in the model keeps it from being deployed. */
  public ModelAssert hasNoMistakes() {
    return hasNone(ModelFinding::isMistake, "mistakes");
  }

  /** A deployment warns of nothing in the model, and refuses nothing. */
  public ModelAssert hasNoWarnings() {
    return hasNone(finding -> true, "warnings and mistakes");
  }

  private ModelAssert hasNone(Predicate<ModelFinding> kind, String what) {
    if (findings.stream().anyMatch(kind)) {
      throw failure("to have no " + what);
    }
    return this;
  }

  /**
   * The model has a mistake, for which a deployment is refused.
   *
   * @param activityId of the activity that has it
   * @param part of the message
   */
  public ModelAssert hasMistake(String activityId, String part) {
    return has(ModelFinding::isMistake, "mistake", activityId, part);
  }

  /**
   * A deployment warns of something in the model.
   *
   * @param activityId of the activity that it is about
   * @param part of the message
   */
  public ModelAssert hasWarning(String activityId, String part) {
    return has(finding -> !finding.isMistake(), "warning", activityId, part);
  }

  private ModelAssert has(
      Predicate<ModelFinding> kind, String what, String activityId, String part) {
    if (findings.stream()
        .filter(kind)
        .noneMatch(
            found ->
                Objects.equals(found.elementId(), activityId) && found.message().contains(part))) {
      throw failure("to have a %s of '%s' with '%s'".formatted(what, activityId, part));
    }
    return this;
  }

  private AssertionError failure(String expectation) {
    return new AssertionError(
        "Expected model '%s' %s, but a check finds%s"
            .formatted(actual.name(), expectation, found()));
  }

  private String found() {
    return findings.isEmpty()
        ? " nothing"
        : findings.stream().map(this::line).collect(Collectors.joining("\n  ", "\n  ", ""));
  }

  private String line(ModelFinding finding) {
    return actual.name() + (finding.line() == 0 ? ": " : ":") + finding;
  }
}
