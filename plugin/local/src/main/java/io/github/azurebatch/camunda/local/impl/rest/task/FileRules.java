package io.github.azurebatch.camunda.local.impl.rest.task;

import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.rest.check.Body;
import java.util.Locale;
import java.util.stream.Stream;

/** What is documented as required of a task's resource files and output files. */
final class FileRules {

  private FileRules() {}

  static void checkResourceFile(Body file) {
    long sources =
        Stream.of("autoStorageContainerName", "storageContainerUrl", "httpUrl")
            .filter(file::has)
            .count();
    if (sources != 1) {
      throw ServiceException.invalidProperty(
          "resourceFiles",
          String.valueOf(sources) + " sources",
          "exactly one of autoStorageContainerName, storageContainerUrl and httpUrl is expected");
    }
    checkIdentity(file);
    if (file.has("httpUrl")) {
      file.text("filePath");
    }
  }

  static void checkOutputFile(Body file) {
    file.text("filePattern");
    required(file, "destination");
    required(file.object("destination"), "container");
    Body container = file.object("destination").object("container");
    container.text("containerUrl");
    checkIdentity(container);
    required(file, "uploadOptions");
    Body options = file.object("uploadOptions");
    options.node().put("uploadCondition", condition(options.text("uploadCondition")));
  }

  private static void checkIdentity(Body owner) {
    if (owner.has("identityReference")) {
      owner.object("identityReference").text("resourceId");
    }
  }

  private static void required(Body body, String name) {
    if (!body.has(name)) {
      throw ServiceException.missingProperty(name);
    }
  }

  /** The SDKs send lower case, and the service answers as here: both are recorded. */
  private static String condition(String given) {
    return switch (given.toLowerCase(Locale.ROOT)) {
      case "tasksuccess" -> "TaskSuccess";
      case "taskfailure" -> "TaskFailure";
      case "taskcompletion" -> "TaskCompletion";
      default ->
          throw ServiceException.invalidProperty(
              "outputFiles.uploadOptions.uploadCondition",
              given,
              "tasksuccess, taskfailure or taskcompletion is expected");
    };
  }
}
