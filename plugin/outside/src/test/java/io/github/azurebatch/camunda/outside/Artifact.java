package io.github.azurebatch.camunda.outside;

/** What is published. */
enum Artifact {
  CHECK("camunda-azure-batch-check"),
  CIBSEVEN("camunda-azure-batch-cibseven"),
  COCKPIT("camunda-azure-batch-cockpit"),
  CORE("camunda-azure-batch"),
  LOCAL("camunda-azure-batch-local"),
  LOCAL_ENGINE("camunda-azure-batch-local-engine"),
  OPERATON("camunda-azure-batch-operaton"),
  OPERATON_STARTER("camunda-azure-batch-operaton-spring-boot-starter"),
  TEST("camunda-azure-batch-test"),
  STARTER("camunda-azure-batch-spring-boot-starter");

  private final String id;

  Artifact(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  boolean isStarter() {
    return id.endsWith("spring-boot-starter");
  }
}
