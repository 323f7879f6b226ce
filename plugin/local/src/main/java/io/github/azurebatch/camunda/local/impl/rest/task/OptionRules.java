package io.github.azurebatch.camunda.local.impl.rest.task;

import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.rest.check.Body;

/** What is documented as required of the container, the packages and the user of a task. */
final class OptionRules {

  private OptionRules() {}

  static void check(Body task) {
    if (task.has("containerSettings")) {
      task.object("containerSettings").text("imageName");
    }
    task.objects("applicationPackageReferences")
        .forEach(reference -> reference.text("applicationId"));
    Body user = task.object("userIdentity");
    if (user.has("username") && user.has("autoUser")) {
      throw ServiceException.invalidProperty(
          "userIdentity", "username and autoUser", "only one of them can be given");
    }
  }
}
