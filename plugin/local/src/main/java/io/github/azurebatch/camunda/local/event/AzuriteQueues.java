package io.github.azurebatch.camunda.local.event;

import io.github.azurebatch.camunda.local.AzuriteServer;
import io.github.azurebatch.camunda.local.impl.azurite.AzuriteInstallation;
import io.github.azurebatch.camunda.local.impl.azurite.AzuriteProcess;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Azurite's queue service on a free port of the loopback interface, as a child process that ends
 * with this object, or with the JVM unless that is killed. It keeps its messages in memory.
 *
 * <p>It takes {@code azurite-queue} on the search path, or the copy that {@link AzuriteServer} has
 * as well.
 */
public final class AzuriteQueues implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int ANY_PORT = 0;

  private final int port;
  private @Nullable AzuriteProcess process;

  private AzuriteQueues() {
    AzuriteProcess started = AzuriteProcess.start(command(ANY_PORT));
    this.process = started;
    this.port = started.awaitPort();
  }

  /** Starts one. */
  public static AzuriteQueues start() {
    return new AzuriteQueues();
  }

  private static List<String> command(int port) {
    List<String> command =
        new ArrayList<>(AzuriteInstallation.ofThisMachine().command(AzuriteInstallation.QUEUE));
    command.addAll(List.of("--queueHost", LOOPBACK, "--queuePort", String.valueOf(port)));
    command.addAll(List.of("--inMemoryPersistence", "--silent"));
    command.addAll(List.of("--disableTelemetry", "--skipApiVersionCheck"));
    return command;
  }

  /** The queue of that name, which is made if it is not there. */
  public LocalQueue queue(String name) {
    URI url =
        URI.create(
            "http://%s:%d/%s/%s".formatted(LOOPBACK, port, AzuriteServer.ACCOUNT_NAME, name));
    return LocalQueue.made(url);
  }

  /** Stops it, as in an outage; its messages are lost. */
  public synchronized void stop() {
    if (process != null) {
      process.stop();
      process = null;
    }
  }

  /** Starts it again at the same port, without a queue. */
  public synchronized void restart() {
    stop();
    process = AzuriteProcess.start(command(port));
    process.awaitPort();
  }

  @Override
  public void close() {
    stop();
  }
}
