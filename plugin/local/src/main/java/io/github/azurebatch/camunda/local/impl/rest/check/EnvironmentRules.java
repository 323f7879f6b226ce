package io.github.azurebatch.camunda.local.impl.rest.check;

/** What is documented as required of environment settings. */
public final class EnvironmentRules {

  private EnvironmentRules() {}

  public static void check(Body owner, String property) {
    for (Body setting : owner.objects(property)) {
      setting.text("name");
      setting.optionalText("value");
    }
  }
}
