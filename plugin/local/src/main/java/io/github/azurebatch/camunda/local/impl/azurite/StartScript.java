package io.github.azurebatch.camunda.local.impl.azurite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Starts a service of Azurite so that it collects what deleted blobs and messages leave behind when
 * it starts, and not again while it runs.
 *
 * <p>It does so every ten minutes (a queue every minute), and answers nothing meanwhile: after some
 * thousand blobs that is longer than any client waits. It also takes what was written a moment ago
 * and no blob refers to yet, although ten minutes of grace are in its code.
 *
 * @param service such as {@link AzuriteInstallation#BLOB}
 */
record StartScript(String service) {

  /** 24 days; Node.js takes no longer time. */
  private static final String TEXT =
      """
      "use strict";
      require("azurite/dist/src/%1$s/utils/constants").DEFAULT_GC_INTERVAL_MS = 2 ** 31 - 1;
      require("azurite/dist/src/%1$s/main");
      """;

  /**
   * @param directory that has Azurite in its {@code node_modules}
   */
  void writeInto(Path directory) throws IOException {
    Files.writeString(in(directory), TEXT.formatted(service));
  }

  Path in(Path directory) {
    return directory.resolve(service + ".js");
  }
}
