package io.github.azurebatch.camunda.local;

import io.github.azurebatch.camunda.local.impl.azurite.AzuriteInstallation;
import io.github.azurebatch.camunda.local.impl.azurite.AzuriteProcess;
import io.github.azurebatch.camunda.local.impl.node.transfer.AccountContainers;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Azurite's blob service on a free port of the loopback interface, as a child process that ends
 * with this object, or with the JVM unless that is killed.
 *
 * <p>It takes, in this order: a running one whose blob endpoint is named in the system property
 * {@code azurite.blob.endpoint} or the environment variable {@code AZURITE_BLOB_ENDPOINT} (nothing
 * is started then), {@code azurite-blob} on the search path, or a copy in {@code
 * ~/.cache/camunda-azure-batch} that npm installs once.
 */
public final class AzuriteServer implements AutoCloseable {

  /** The account that every Azurite has. */
  public static final String ACCOUNT_NAME = "devstoreaccount1";

  /**
   * The key of that account. Not a secret: Azurite's documentation prints it, and Azurite accepts
   * no other by default.
   */
  public static final String ACCOUNT_KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private static final String LOOPBACK = "127.0.0.1";
  private static final int ANY_PORT = 0;
  private static final List<String> IN_MEMORY = List.of("--inMemoryPersistence");

  private final List<String> options;
  private final boolean isOurs;
  private final URI blobEndpoint;
  private @Nullable AzuriteProcess process;

  private AzuriteServer(URI blobEndpoint) {
    this.options = List.of();
    this.isOurs = false;
    this.blobEndpoint = blobEndpoint;
  }

  private AzuriteServer(String scheme, List<String> options) {
    this.options = options;
    this.isOurs = true;
    AzuriteProcess started = AzuriteProcess.start(command(options, ANY_PORT));
    this.process = started;
    this.blobEndpoint =
        URI.create("%s://%s:%d/%s".formatted(scheme, LOOPBACK, started.awaitPort(), ACCOUNT_NAME));
  }

  /** Takes a running Azurite, or starts one that keeps its blobs in memory. */
  public static AzuriteServer start() {
    return existingEndpoint()
        .map(AzuriteServer::new)
        .orElseGet(() -> new AzuriteServer("http", IN_MEMORY));
  }

  /** Starts a new Azurite that keeps its blobs in a directory. */
  public static AzuriteServer start(Path location) {
    return new AzuriteServer("http", List.of("--location", location.toString()));
  }

  /**
   * Starts a new Azurite that speaks HTTPS, takes tokens of Microsoft Entra ID and gives user
   * delegation keys for them. It does not check the signature of a token, but its expiry, issuer,
   * tenant and audience.
   *
   * @param certificate a PKCS #12 file with a certificate of 127.0.0.1 and its key
   * @param password of that file
   */
  public static AzuriteServer startWithEntraId(Path certificate, String password) {
    List<String> options = new ArrayList<>(IN_MEMORY);
    options.addAll(List.of("--oauth", "basic", "--cert", certificate.toString()));
    options.addAll(List.of("--pwd", password));
    return new AzuriteServer("https", List.copyOf(options));
  }

  private static Optional<URI> existingEndpoint() {
    return Optional.ofNullable(System.getProperty("azurite.blob.endpoint"))
        .or(() -> Optional.ofNullable(System.getenv("AZURITE_BLOB_ENDPOINT")))
        .filter(endpoint -> !endpoint.isBlank())
        .map(URI::create);
  }

  private static List<String> command(List<String> options, int port) {
    List<String> command =
        new ArrayList<>(AzuriteInstallation.ofThisMachine().command(AzuriteInstallation.BLOB));
    command.addAll(List.of("--blobHost", LOOPBACK, "--blobPort", String.valueOf(port)));
    command.addAll(options);
    command.addAll(List.of("--silent", "--disableTelemetry", "--skipApiVersionCheck"));
    return command;
  }

  /** The blob endpoint, with the account in its path. */
  public URI blobEndpoint() {
    return blobEndpoint;
  }

  /** The name of the storage account. */
  public String accountName() {
    return ACCOUNT_NAME;
  }

  /** The key of the storage account in Base64; well known, and no secret. */
  public String accountKey() {
    return ACCOUNT_KEY;
  }

  /** The newest version of the storage service that Azurite 3.37.0 speaks. */
  public String serviceVersion() {
    return "2026-06-06";
  }

  /**
   * Stops Azurite, as in an outage; {@link #restart()} starts it again at the same endpoint.
   *
   * @throws IllegalStateException if it was not started by this object
   */
  public synchronized void stop() {
    requireOurs();
    if (process != null) {
      process.stop();
      process = null;
    }
  }

  /** Starts Azurite again; it has its blobs again if it was started with a directory. */
  public synchronized void restart() {
    stop();
    process = AzuriteProcess.start(command(options, blobEndpoint.getPort()));
    process.awaitPort();
  }

  /** Whether this object has started it, and has not stopped it. */
  public synchronized boolean isRunning() {
    return process != null && process.isRunning();
  }

  /**
   * Deletes all containers with their blobs.
   *
   * @throws IllegalStateException if it was not started by this object
   */
  public void clear() {
    requireOurs();
    new AccountContainers(blobEndpoint, ACCOUNT_NAME, ACCOUNT_KEY).delete();
  }

  private void requireOurs() {
    if (!isOurs) {
      throw new IllegalStateException(
          "Azurite at %s was not started here, and is therefore neither stopped nor cleared here;"
                  .formatted(blobEndpoint)
              + " AzuriteServer.start(Path) starts another one");
    }
  }

  @Override
  public void close() {
    if (isOurs) {
      stop();
    }
  }
}
