package io.github.azurebatch.camunda.modeler.template;

import java.util.List;

/** The names of all templates. */
public final class TemplateNames {

  private TemplateNames() {}

  public static List<String> all() {
    return Templates.all().stream().map(Template::name).toList();
  }
}
