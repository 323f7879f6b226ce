package io.github.azurebatch.camunda.impl.engine.check.model;

/** How bad a mistake is. */
public enum Severity {
  /** An instance would come to an incident, or a part of the model can never be reached. */
  ERROR,

  /** It is probably not what was meant, but may be: the model is deployed in any case. */
  WARNING
}
