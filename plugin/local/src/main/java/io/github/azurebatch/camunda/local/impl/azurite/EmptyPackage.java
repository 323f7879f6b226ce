package io.github.azurebatch.camunda.local.impl.azurite;

import io.github.azurebatch.camunda.local.impl.os.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What an npm package is replaced by where nobody needs what it does.
 *
 * <p>npm could do it itself ({@code overrides}), but some of its versions that come with Node.js 18
 * put a link into the wrong folder there.
 *
 * @param name of the package
 */
record EmptyPackage(String name) {

  /**
   * @param modules the folder {@code node_modules} that holds the package
   */
  void replaceIn(Path modules) throws IOException {
    Path directory = modules.resolve(name);
    Directories.delete(directory);
    Files.createDirectories(directory);
    Files.createFile(directory.resolve("index.js"));
  }
}
