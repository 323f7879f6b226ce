package io.github.azurebatch.camunda.process.roles;

import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** The rows of the operators' table of roles, and a process that does what each of them says. */
enum Feature {
  JOBS_AND_TASKS("jobs and tasks", "storage", FeatureModels::jobAndTask),
  AUTO_POOLS("auto pools", "storage", FeatureModels::autoPool),
  STORAGE("storage", "jobs and tasks", FeatureModels::newContainer),
  GIVEN_CONTAINERS("given containers", "jobs and tasks", FeatureModels::givenContainer);

  private static final List<PageRow> PAGE = PageRow.all();

  private final String title;
  private final String other;
  private final Function<FeatureModels, BpmnModelInstance> process;

  /**
   * @param other the title of the row that it rests on
   */
  Feature(String title, String other, Function<FeatureModels, BpmnModelInstance> process) {
    this.title = title;
    this.other = other;
    this.process = process;
  }

  String title() {
    return title;
  }

  BpmnModelInstance process() {
    return process.apply(FeatureModels.inNewJob());
  }

  /** The roles of its own row. */
  Rights own() {
    return row(title);
  }

  /** The roles of its own row, and of the row that it rests on. */
  Rights all() {
    return own().and(row(other));
  }

  private static Rights row(String title) {
    return PAGE.stream()
        .filter(row -> row.title().equals(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError("The page has no row '" + title + "'"))
        .rights();
  }
}
