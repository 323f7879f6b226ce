package io.github.azurebatch.camunda.local.impl.rest;

/** What is documented as required of environment settings. */
final class EnvironmentRules {

  private EnvironmentRules() {}

  static void check(Body owner, String property) {
    for (Body setting : owner.objects(property)) {
      setting.text("name");
      setting.optionalText("value");
    }
  }
}
