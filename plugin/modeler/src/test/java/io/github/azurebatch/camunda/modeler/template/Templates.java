package io.github.azurebatch.camunda.modeler.template;

import java.util.List;
import java.util.stream.Stream;

/** All templates, in the order of the modellers' page. */
final class Templates {

  private Templates() {}

  static List<Template> all() {
    return Stream.of(
            JobTemplates.all(),
            StorageTemplates.all(),
            TaskTemplates.all(),
            AwaitTemplates.all(),
            OutcomeTemplates.all())
        .flatMap(List::stream)
        .toList();
  }
}
