package io.github.azurebatch.camunda.local.impl.azurite;

import io.github.azurebatch.camunda.local.impl.os.SearchPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where Azurite is on this machine: {@code azurite-blob} and {@code azurite-queue} on the search
 * path, else the copy in the user's cache, which npm fills once.
 */
public final class AzuriteInstallation {

  public static final String BLOB = "blob";
  public static final String QUEUE = "queue";

  static final String VERSION = "3.37.0";

  /**
   * Azurite loads it even with {@code --disableTelemetry}, which is more than half of the time that
   * its start takes, and calls nothing of it then.
   */
  private static final EmptyPackage TELEMETRY = new EmptyPackage("applicationinsights");

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

  /**
   * The command that starts one of its services, to be completed with options.
   *
   * @param service {@link #BLOB} or {@link #QUEUE}
   */
  public List<String> command(String service) {
    Optional<Path> installed = searchPath.find("azurite-" + service);
    if (installed.isPresent()) {
      return List.of(installed.get().toString());
    }
    // Node itself, not a wrapper script: its process id is then the one to end.
    return List.of(program("node").toString(), cachedScript(service).toString());
  }

  private Path cachedScript(String service) {
    Path directory = cache.resolve("azurite-" + VERSION + "-as-started-here");
    Path script = new StartScript(service).in(directory);
    if (!Files.exists(script)) {
      new NpmInstall(program("npm"), "azurite@" + VERSION)
          .into(directory, TELEMETRY, List.of(new StartScript(BLOB), new StartScript(QUEUE)));
    }
    return script;
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
