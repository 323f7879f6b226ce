package io.github.azurebatch.camunda.impl.engine.account;

import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.health.ServiceHealth;
import io.github.azurebatch.camunda.impl.batch.sdk.SdkBatchService;
import io.github.azurebatch.camunda.impl.storage.BlobClients;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.impl.throttle.Pause;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.jspecify.annotations.Nullable;

/** All configured accounts, opened once for the life of the engine. */
public final class Accounts implements AutoCloseable {

  private static final String ANY = "container";

  /** One of the service's own, such as $web, or any other. */
  private static final Pattern CONTAINER = Pattern.compile("\\$?[a-z0-9-]{1,63}");

  private final Map<String, AccountClients> byName;
  private final Map<String, String> storageNames;
  private final List<EventSource> eventSources;
  private final UnaryOperator<AccountClients> use;
  private final String defaultName;
  private final Duration longestSignature;

  /**
   * @param clock decides how long a throttled account is left alone
   */
  public Accounts(AzureBatchConfiguration configuration, Clock clock) {
    byName = new TreeMap<>();
    use = UnaryOperator.identity();
    defaultName = configuration.defaultAccount();
    longestSignature = configuration.maxSignatureLifetime();
    configuration
        .accounts()
        .forEach((name, account) -> byName.put(name, open(name, account, configuration, clock)));
    storageNames = new HashMap<>();
    configuration
        .accounts()
        .forEach((name, account) -> storageNames.put(name, account.storage().name()));
    eventSources = EventSources.open(configuration, clock);
  }

  private Accounts() {
    byName = new TreeMap<>();
    storageNames = Map.of();
    eventSources = List.of();
    use = UnaryOperator.identity();
    defaultName = AzureBatchConfiguration.DEFAULT_ACCOUNT;
    longestSignature = Duration.ZERO;
  }

  /** No account, for models that are parsed and never run. */
  public static Accounts none() {
    return new Accounts();
  }

  private Accounts(Accounts all, UnaryOperator<AccountClients> use) {
    this.byName = all.byName;
    this.storageNames = all.storageNames;
    this.eventSources = all.eventSources;
    Map<String, AccountClients> used = new ConcurrentHashMap<>();
    // one for all calls: files are grouped by their storage
    this.use = account -> used.computeIfAbsent(account.name(), name -> use.apply(account));
    this.defaultName = all.defaultName;
    this.longestSignature = all.longestSignature;
  }

  /**
   * The same accounts for one user of them.
   *
   * @param guard makes of an account what the user gets of it, or throws
   */
  public Accounts usedBy(UnaryOperator<AccountClients> guard) {
    return new Accounts(this, account -> guard.apply(use.apply(account)));
  }

  private static AccountClients open(
      String name, AzureBatchAccount account, AzureBatchConfiguration configuration, Clock clock) {
    CallLog batchCalls = new CallLog(name, "batch", clock);
    CallLog storageCalls = new CallLog(name, "storage", clock);
    Gate batch =
        gate("Batch account '" + account.batch().name() + "'", batchCalls, configuration, clock);
    Gate storage =
        gate(
            "Storage account '" + account.storage().name() + "'",
            storageCalls,
            configuration,
            clock);
    return new AccountClients(
        name,
        SdkBatchService.open(account.batch(), batch, configuration.http()),
        BlobClients.open(
            account.storage(), storage, configuration.http(), configuration.maxSignatureLifetime()),
        batch,
        storage,
        batchCalls,
        storageCalls,
        CallMetrics.submissions(configuration.meterRegistry(), name));
  }

  private static Gate gate(
      String account, CallLog calls, AzureBatchConfiguration configuration, Clock clock) {
    MeterRegistry registry = configuration.meterRegistry();
    String name = calls.health().account();
    String service = calls.health().service();
    return new Gate(
        account,
        clock,
        Pause.SLEEP,
        new ThrottleMetrics(registry, name, service),
        new MeasuredCalls(
            calls, new CallMetrics(registry, name, service), configuration.observationRegistry()));
  }

  /**
   * The account of that name; the default one if the name is null.
   *
   * @throws InvalidInputException if no account of that name is configured
   */
  public AccountClients get(@Nullable String name) {
    AccountClients clients = byName.get(name == null ? defaultName : name);
    if (clients == null) {
      throw new InvalidInputException(
          "'%s' is no configured account; configured are %s".formatted(name, byName.keySet()));
    }
    return use.apply(clients);
  }

  /** What the engine has to know to bound the time of the calls of its Camunda jobs. */
  public static SessionFactory timeOfTransactions() {
    return new TransactionTime.Factory();
  }

  /** How long a signature may last, as the plugin is configured. */
  public Duration longestSignature() {
    return longestSignature;
  }

  /** All of them, in the order of their names. */
  public Collection<AccountClients> all() {
    return Collections.unmodifiableCollection(byName.values());
  }

  /** What the last calls to each of them met. */
  public List<ServiceHealth> health() {
    Stream<CallLog> calls =
        byName.values().stream()
            .flatMap(account -> Stream.of(account.batchCalls(), account.storageCalls()));
    return Stream.concat(calls, eventSources.stream().map(EventSource::calls))
        .map(CallLog::health)
        .toList();
  }

  /** The queues that are told of blobs; empty where none is configured. */
  public List<EventSource> eventSources() {
    return eventSources;
  }

  /** The name of the storage account of a configured account; empty if there is no such account. */
  public Optional<String> storageName(String account) {
    return Optional.ofNullable(storageNames.get(account));
  }

  /** Whether an account of that name is configured. */
  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /**
   * Where a URL leads that has neither a signature nor another query, if it leads into the storage
   * of a configured account.
   */
  public Optional<BlobLocation> locate(String url) {
    return url.indexOf('?') >= 0 || url.indexOf('#') >= 0
        ? Optional.empty()
        : byName.values().stream().flatMap(clients -> locate(clients, url).stream()).findFirst();
  }

  /**
   * Where such a URL leads.
   *
   * @throws InvalidInputException if it does not lead into the storage of a configured account
   */
  public BlobLocation located(String url) {
    return locate(url)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "'%s' is not in the storage of a configured account".formatted(url)));
  }

  private Optional<BlobLocation> locate(AccountClients clients, String url) {
    String root = clients.storage().containerUrl(ANY).toString().replaceFirst(ANY + "$", "");
    if (!url.regionMatches(true, 0, root, 0, root.length())) {
      return Optional.empty();
    }
    String[] parts = url.substring(root.length()).split("/", 2);
    return CONTAINER.matcher(parts[0]).matches()
        ? decode(parts.length == 2 ? parts[1] : "")
            .map(
                path ->
                    new BlobLocation(clients.name(), use.apply(clients).storage(), parts[0], path))
        : Optional.empty();
  }

  /** Empty for what no path is encoded to, such as {@code 100%}: others write such URLs as well. */
  private static Optional<String> decode(String path) {
    try {
      return Optional.of(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    byName.values().forEach(clients -> clients.batch().close());
  }
}
