package io.github.azurebatch.camunda.impl.engine.mark;

import java.util.Set;

/** What carries a mark. A mark of one kind is none of another. */
public enum MarkedKind {
  OUTPUT_CONTAINER("outputContainer"),
  CONTAINER_SAS("containerSas"),
  BATCH_JOB("batchJob"),
  BATCH_TASK("batchTask"),
  /** Also the field {@code reference} of the outputs of a list. */
  BATCH_TASKS("batchTasks"),
  /** One file of outputs. A model may filter them, and give them other names on a node. */
  OUTPUT_FILE("a file of outputs", false, Set.of("url", "container", "name")),
  ACCESS_POLICIES("azureBatchAccessPolicies", true, Set.of()),
  WAIT("azureBatchWait", true, Set.of()),
  SUBMISSION("azureBatchSubmission", true, Set.of());

  /** The field that holds the mark. */
  public static final String FIELD = "mark";

  /** Nothing is done by what these fields say. */
  private static final Set<String> NOT_COVERED = Set.of(FIELD, "warnings");

  private final String text;
  private final boolean ofInstance;
  private final Set<String> covered;

  MarkedKind(String text) {
    this(text, false, Set.of());
  }

  /**
   * @param ofInstance whether only the process instance that it was made for may use it
   * @param covered the only fields that the mark covers; empty for all
   */
  MarkedKind(String text, boolean ofInstance, Set<String> covered) {
    this.text = text;
    this.ofInstance = ofInstance;
    this.covered = covered;
  }

  /** How messages name it. */
  String text() {
    return text;
  }

  boolean isOfInstance() {
    return ofInstance;
  }

  boolean covers(String field) {
    return covered.isEmpty() ? !NOT_COVERED.contains(field) : covered.contains(field);
  }
}
