package io.github.azurebatch.camunda.local.impl.azurite;

import io.github.azurebatch.camunda.local.impl.os.SearchPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where Azurite is on this machine: {@code azurite-blob} on the search path, else the copy in the
 * user's cache, which npm fills once.
 */
public final class AzuriteInstallation {

  static final String VERSION = "3.37.0";

  private static final String HOW_TO_HELP =
      "Install Node.js 18 or later with npm (https://nodejs.org), or start Azurite yourself and"
          + " name its blob endpoint in the environment variable AZURITE_BLOB_ENDPOINT.";

  private final SearchPath searchPath;
  private final Path cache;

  public AzuriteInstallation(SearchPath searchPath, Path cache) {
    this.searchPath = searchPath;
    this.cache = cache;
  }

  public static AzuriteInstallation ofThisMachine() {
    Path home = Path.of(System.getProperty("user.home"));
    return new AzuriteInstallation(
        SearchPath.of(System.getenv()), home.resolve(".cache").resolve("camunda-azure-batch"));
  }

  /** The command that starts the blob service, to be completed with options. */
  public List<String> command() {
    Optional<Path> installed = searchPath.find("azurite-blob");
    if (installed.isPresent()) {
      return List.of(installed.get().toString());
    }
    // Node itself, not a wrapper script: its process id is then the one to end.
    return List.of(program("node").toString(), cachedMain().toString());
  }

  private Path cachedMain() {
    Path directory = cache.resolve("azurite-" + VERSION);
    Path main = directory.resolve(Path.of("node_modules/azurite/dist/src/blob/main.js"));
    if (!Files.exists(main)) {
      new NpmInstall(program("npm"), "azurite@" + VERSION).into(directory);
    }
    return main;
  }

  private Path program(String name) {
    return searchPath
        .find(name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Azurite cannot be started: '%s' is not on the PATH. %s"
                        .formatted(name, HOW_TO_HELP)));
  }
}
