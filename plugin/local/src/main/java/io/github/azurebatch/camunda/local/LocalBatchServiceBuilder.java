package io.github.azurebatch.camunda.local;

import io.github.azurebatch.camunda.local.event.StorageEvents;
import io.github.azurebatch.camunda.local.impl.node.NodeTaskRunner;
import io.github.azurebatch.camunda.local.impl.node.ScriptedTaskRunner;
import io.github.azurebatch.camunda.local.impl.node.TaskRunner;
import io.github.azurebatch.camunda.local.impl.node.transfer.download.AutoStorage;
import io.github.azurebatch.camunda.local.impl.os.Enclosures;
import io.github.azurebatch.camunda.local.impl.os.KeyFile;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The settings of a {@link LocalBatchService}. */
public final class LocalBatchServiceBuilder {

  /** The account's name unless another is given. */
  public static final String DEFAULT_ACCOUNT_NAME = "localbatch";

  /** As long as a key of Azure Batch. */
  private static final int KEY_BYTES = 64;

  String host = InetAddress.getLoopbackAddress().getHostAddress();
  Set<String> hostNames = Set.of();
  int port;
  String accountName = DEFAULT_ACCOUNT_NAME;
  String accountKey = randomKey();
  @Nullable Path dataDirectory;
  int nodeCount = 1;
  int slotsPerNode = Math.max(4, Runtime.getRuntime().availableProcessors());
  MovableClock clock = new MovableClock(Clock.systemUTC());
  Duration jobDeletionTime = Duration.ofSeconds(1);
  AutoStorage autoStorage = AutoStorage.none();
  Enclosures enclosures = Enclosures.best();
  @Nullable TaskRunner taskRunner;

  LocalBatchServiceBuilder() {}

  /** The address to listen on; loopback by default, since the service runs commands. */
  public LocalBatchServiceBuilder host(String value) {
    host = value;
    return this;
  }

  /**
   * More names under which clients reach the service, such as that of a container in its network.
   * Without them a request must be for {@code localhost}, for what {@link #host} names, or for an
   * address: of the loopback interface, or any if the service listens on more than that.
   */
  public LocalBatchServiceBuilder hostNames(String... values) {
    hostNames = Set.of(values);
    return this;
  }

  /** The port to listen on; 0, the default, takes any free port. */
  public LocalBatchServiceBuilder port(int value) {
    port = value;
    return this;
  }

  /** The name of the Batch account. */
  public LocalBatchServiceBuilder accountName(String value) {
    accountName = value;
    return this;
  }

  /** The account's key in Base64; by default one that is made for this service. */
  public LocalBatchServiceBuilder accountKey(String value) {
    accountKey = value;
    return this;
  }

  /**
   * A file with the account's key in Base64, which only its owner may read. Where there is none, it
   * is made, with a new key: so a service has the key that it had before it was started again.
   *
   * @throws IllegalArgumentException if others may read the file, or there is no key in it
   */
  public LocalBatchServiceBuilder accountKeyFile(Path value) {
    accountKey = new KeyFile(value).read(LocalBatchServiceBuilder::randomKey);
    return this;
  }

  /** The directory of the nodes; by default a temporary one, which is removed at the end. */
  public LocalBatchServiceBuilder dataDirectory(Path value) {
    dataDirectory = value;
    return this;
  }

  /** The number of nodes in the pool {@code local}; one by default. */
  public LocalBatchServiceBuilder nodeCount(int value) {
    nodeCount = value;
    return this;
  }

  /**
   * How many tasks each node of the pool {@code local} runs at once; the number of processors by
   * default, and at least four.
   */
  public LocalBatchServiceBuilder slotsPerNode(int value) {
    slotsPerNode = value;
    return this;
  }

  /** The time of the service; requests are authenticated by the time of the machine. */
  public LocalBatchServiceBuilder clock(MovableClock value) {
    clock = value;
    return this;
  }

  /** How long at least a deleted job is seen in state {@code deleting}; a second by default. */
  public LocalBatchServiceBuilder jobDeletionTime(Duration value) {
    jobDeletionTime = value;
    return this;
  }

  /**
   * The storage account that is linked with the Batch account, for resource files that name an
   * auto-storage container; none by default.
   *
   * @param containerUrls the URL of the container with this name, with a signature that allows to
   *     read and to list it; empty if no account is linked
   */
  public LocalBatchServiceBuilder autoStorage(Function<String, Optional<URI>> containerUrls) {
    autoStorage = containerUrls::apply;
    return this;
  }

  /**
   * Whether tasks run in PID namespaces where this machine allows it, which is the default: they
   * see no processes but their own, and all of these end with them. Without root's rights that is
   * within a user namespace, in which programs such as {@code sudo} do not work.
   */
  public LocalBatchServiceBuilder processNamespaces(boolean value) {
    enclosures = value ? Enclosures.best() : Enclosures.withoutNamespaces();
    return this;
  }

  /** What runs the Azure Batch tasks; by default scripts, and processes where there is none. */
  LocalBatchServiceBuilder taskRunner(TaskRunner value) {
    taskRunner = value;
    return this;
  }

  /**
   * Starts the service; it serves when this returns.
   *
   * @throws IllegalArgumentException if the key is none
   */
  public LocalBatchService start() {
    return LocalBatchService.start(this);
  }

  private static String randomKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  /** The pool {@code local}. */
  PoolSettings pool() {
    return PoolSettings.linux(LocalBatchService.POOL_ID)
        .with(spec -> spec.put("vmSize", "local"))
        .nodes(nodeCount)
        .slotsPerNode(slotsPerNode);
  }

  TaskRunner runner(TaskScripts scripts, IdentityStorage identities, StorageEvents events) {
    return taskRunner == null
        ? new ScriptedTaskRunner(
            new NodeTaskRunner(
                clock, enclosures, autoStorage, identities::authorized, events::created),
            scripts::find)
        : taskRunner;
  }
}
