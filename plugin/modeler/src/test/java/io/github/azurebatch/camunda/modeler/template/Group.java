package io.github.azurebatch.camunda.modeler.template;

/** The groups of fields in the properties panel, in their order. */
enum Group {
  JOB("job", "Azure Batch job"),
  TASK("task", "Task"),
  CONTAINER("container", "Container"),
  INPUTS("inputs", "What the task gets"),
  OUTPUTS("outputs", "Output files"),
  WAIT("wait", "Waiting"),
  LIMITS("limits", "Limits and retries"),
  CLEAN_UP("cleanUp", "What is deleted"),
  NODE("node", "Where it runs"),
  MORE("more", "More"),
  RESULT("result", "Result");

  private final String id;
  private final String label;

  Group(String id, String label) {
    this.id = id;
    this.label = label;
  }

  String id() {
    return id;
  }

  String label() {
    return label;
  }
}
