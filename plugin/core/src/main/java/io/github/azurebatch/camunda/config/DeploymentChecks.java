package io.github.azurebatch.camunda.config;

/** What happens to mistakes that are found in a model when it is deployed. */
public enum DeploymentChecks {
  /** The deployment is refused, with all of them. */
  STRICT,

  /** The model is deployed, and they are warnings in the log. */
  WARN,

  /** Nobody looks for them. */
  OFF
}
