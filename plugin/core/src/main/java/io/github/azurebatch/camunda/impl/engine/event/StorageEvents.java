package io.github.azurebatch.camunda.impl.engine.event;

import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.account.EventSource;
import io.github.azurebatch.camunda.impl.engine.background.WorkerPool;
import io.github.azurebatch.camunda.impl.engine.lease.Leasable;
import io.github.azurebatch.camunda.impl.engine.lease.Leases;
import io.github.azurebatch.camunda.impl.storage.queue.QueueMessage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;

/**
 * The events that one engine node hears of: of all storage accounts that have a queue. Where none
 * has, there is nothing here, and nothing is done.
 */
public final class StorageEvents implements AutoCloseable {

  /** As many as one call hands over, since a call deletes only one. */
  private static final int DELETING_THREADS = 32;

  private static final Duration LONGEST_DELETION = Duration.ofSeconds(90);

  private final Accounts accounts;
  private final Clock clock = Clock.systemUTC();
  private final RecentKeys recent = new RecentKeys(clock);
  private final Map<String, EventFreshness> byStorage = new HashMap<>();
  private final List<QueueWatch> watches = new ArrayList<>();
  private final List<EventMeters> meters = new ArrayList<>();
  private final WorkerPool deleting;
  private Consumer<Arrived> listener = arrived -> {};

  private StorageEvents(Accounts accounts, String engineName) {
    this.accounts = accounts;
    this.deleting =
        new WorkerPool("azure-batch-events-" + engineName, DELETING_THREADS, LONGEST_DELETION);
  }

  /** No events. */
  public static StorageEvents none() {
    return new StorageEvents(Accounts.none(), "none");
  }

  /** Those of all accounts that have a queue. */
  public static StorageEvents of(
      Accounts accounts,
      CommandExecutor commands,
      Leases leases,
      MeterRegistry registry,
      String engineName) {
    StorageEvents events = new StorageEvents(accounts, engineName);
    for (EventSource source : accounts.eventSources()) {
      events.watches.add(events.watch(source, commands, leases, registry, engineName));
    }
    return events;
  }

  private QueueWatch watch(
      EventSource source,
      CommandExecutor commands,
      Leases leases,
      MeterRegistry registry,
      String engineName) {
    EventFreshness freshness = new EventFreshness(source.account(), source.pollInterval(), clock);
    byStorage.put(source.storage().toLowerCase(Locale.ROOT), freshness);
    EventMeters metersOfSource = new EventMeters(registry, engineName, source.account(), freshness);
    meters.add(metersOfSource);
    EventLease lease = new EventLease(source.account());
    return new QueueWatch(
        lease,
        new QueueReader(
            source, metersOfSource, messages -> delete(source, messages), System::nanoTime),
        new EventBroadcast(commands, lease),
        freshness,
        new InCluster(leases),
        this::arrived,
        System::nanoTime);
  }

  private record InCluster(Leases leases) implements QueueWatch.Cluster {

    @Override
    public boolean holds(String name) {
      return leases.holds(name);
    }

    @Override
    public boolean isShared(String group) {
      return leases.isShared(group);
    }
  }

  private void delete(EventSource source, List<QueueMessage> messages) {
    deleting.forEach(messages, source.queue()::delete);
  }

  private void arrived(Arrived arrived) {
    recent.add(arrived);
    listener.accept(arrived);
  }

  /** Is told of all that arrives, before the messages are deleted. */
  public void listen(Consumer<Arrived> to) {
    listener = to;
  }

  /** What one node of the cluster holds, besides others. */
  public List<Leasable> with(Stream<Leasable> others) {
    Stream<Leasable> queues = watches.stream().map(watch -> watch.lease().leasable());
    return Stream.concat(queues, others).toList();
  }

  /** The groups that this node serves, besides others: those whose queues it can read. */
  public Set<String> servedWith(Set<String> others) {
    Set<String> served = new HashSet<>(others);
    watches.stream()
        .filter(watch -> watch.outage().isEmpty())
        .forEach(watch -> served.add(watch.lease().group()));
    return served;
  }

  /** What is done again and again, by names for threads. */
  public Map<String, Runnable> rounds() {
    return watches.stream()
        .collect(
            Collectors.toMap(watch -> "events-" + watch.lease().account(), watch -> watch::ifDue));
  }

  /** Reads all queues now, on the caller's thread. */
  public void readAll() {
    watches.forEach(QueueWatch::now);
  }

  /** Whether there is any queue. */
  public boolean areConfigured() {
    return !watches.isEmpty();
  }

  /** The events of the storage that an account has; empty where none are told. */
  public Optional<EventFreshness> of(String account) {
    return accounts
        .storageName(account)
        .map(storage -> byStorage.get(storage.toLowerCase(Locale.ROOT)));
  }

  /** The key of a place in the storage of an account; empty where no events are told of it. */
  public Optional<Long> key(String account, String container, String path) {
    return accounts
        .storageName(account)
        .filter(storage -> byStorage.containsKey(storage.toLowerCase(Locale.ROOT)))
        .map(storage -> UploadKey.of(storage, container, path));
  }

  /** Whether something has arrived there lately. */
  public boolean isRecent(long key) {
    return recent.has(key);
  }

  /** The queues that cannot be read. */
  public List<Outage> outages() {
    return watches.stream().flatMap(watch -> watch.outage().stream()).toList();
  }

  @Override
  public void close() {
    deleting.close();
    meters.forEach(EventMeters::close);
  }
}
