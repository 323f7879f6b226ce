package io.github.azurebatch.camunda.impl.engine.wait.outage;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.ThrottledException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What cannot be reached. An outage is the node's problem and not the waits': they lose no retry.
 * The account, or the one Batch job that fails, is left alone for a while that doubles up to a
 * limit; an account that is throttled, for as long as that lasts.
 */
public final class Outages {

  private static final Log LOG = Log.of(Outages.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  /** Failures of the service with one request, which may succeed for the next Batch job. */
  private static final Set<String> OF_ONE_REQUEST = Set.of("InternalError", "OperationTimedOut");

  private static final Pattern CREDENTIALS =
      Pattern.compile(
          "Auth|InvalidAuth|Insufficient(Account)?Permissions|PermissionDenied|AccountIs"
              + "|Status40[13]");

  private final Map<Place, Pause> byPlace = new ConcurrentHashMap<>();
  private final Map<Place, Runnable> ends = new ConcurrentHashMap<>();
  private final Supplier<Runnable> begins;
  private final Map<String, String> overdue = new ConcurrentHashMap<>();

  /** Without a listener. */
  public Outages() {
    this(() -> () -> {});
  }

  /**
   * @param begins is asked where something is out, and gives what is run when it is so no more
   */
  public Outages(Supplier<Runnable> begins) {
    this.begins = begins;
  }

  /** Whether the Batch job is not looked at for now. */
  public boolean isPausing(Topic topic, Instant now) {
    return isPausing(Place.account(topic), now) || isPausing(Place.topic(topic), now);
  }

  /** Whether no wait of the account is ended for now. */
  public boolean isPausingEnds(Topic topic, Instant now) {
    return isPausing(Place.ends(topic), now);
  }

  private boolean isPausing(Place place, Instant now) {
    Pause pause = byPlace.get(place);
    return pause != null && now.isBefore(pause.until());
  }

  /**
   * Whether this node could not reach the account, and has not since. A throttled account does not
   * count: it is throttled for every node.
   */
  public boolean isOut(String account) {
    Pause pause = byPlace.get(Place.account(account));
    return pause != null && !pause.isThrottling();
  }

  /** A poll of the Batch job failed. */
  public void begin(Topic topic, AzureBatchException failure, Instant now) {
    begin(isOfWholeAccount(failure) ? Place.account(topic) : Place.topic(topic), failure, now);
  }

  /**
   * A wait could not be ended, most likely because its storage cannot be reached; the Batch jobs of
   * the account are polled nevertheless.
   */
  public void beginOfEnds(Topic topic, AzureBatchException failure, Instant now) {
    begin(Place.ends(topic), failure, now);
  }

  private synchronized void begin(Place place, AzureBatchException failure, Instant now) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof ThrottledException throttled) {
      // the account's gate has warned of the throttling, and knows when it ends
      put(place, Pause.ofThrottling(throttled.until(), message));
      return;
    }
    Pause last = byPlace.get(place);
    if (last != null && now.isBefore(last.until())) {
      // another Batch job has met it in this round
      return;
    }
    Duration pause = last == null ? FIRST_PAUSE : longer(last.length());
    put(place, new Pause(pause, now.plus(pause), message));
    LOG.write(
        LogLine.OUTAGE,
        "'{}' is left alone for {}; all waits stay as they are: {}",
        place.name(),
        pause,
        message);
  }

  private @Nullable Pause put(Place place, Pause pause) {
    ends.computeIfAbsent(place, out -> begins.get());
    return byPlace.put(place, pause);
  }

  /** Whether the next Batch job of the account would meet it as well. */
  public static boolean isOfWholeAccount(AzureBatchException failure) {
    return failure instanceof RefusedException
        || failure instanceof ThrottledException
        || (failure instanceof UnavailableException unavailable
            && !OF_ONE_REQUEST.contains(unavailable.code()));
  }

  /** Whether a call was refused for its credentials, and not for what it asked for. */
  public static boolean isOfCredentials(RefusedException refusal) {
    return CREDENTIALS.matcher(refusal.code()).lookingAt();
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  /** One of the account's topics was polled. */
  public void endOfAccount(Topic topic) {
    end(Place.account(topic));
  }

  /** One of the account's waits was ended. */
  public void endOfEnds(Topic topic) {
    end(Place.ends(topic));
  }

  /** The topic was polled, and nothing of it is refused. */
  public void endOf(Topic topic) {
    end(Place.topic(topic));
  }

  private void end(Place place) {
    if (byPlace.remove(place) != null) {
      LOG.write(LogLine.OUTAGE_OVER, "'{}' can be reached again", place.name());
      Optional.ofNullable(ends.remove(place)).ifPresent(Runnable::run);
    }
  }

  /** Forgets topics without waits: nothing would tell of the end of their outages. */
  public void retain(Collection<Topic> topics) {
    Set<Place> awaited =
        topics.stream()
            .flatMap(
                topic -> Stream.of(Place.account(topic), Place.ends(topic), Place.topic(topic)))
            .collect(Collectors.toSet());
    byPlace.keySet().retainAll(awaited);
    ends.keySet().retainAll(awaited);
  }

  /** A step of one wait of the topic is refused; the other waits go on. */
  void report(Topic topic, AzureBatchException refusal) {
    String message = String.valueOf(refusal.getMessage());
    put(Place.topic(topic), new Pause(FIRST_PAUSE, Instant.MIN, message));
    LOG.write(
        LogLine.END_HELD_UP,
        "A wait of '{}' cannot be ended and is tried again: {}",
        topic.name(),
        message);
  }

  /** There are waits for an account that this node does not know. */
  public void reportUnknown(Topic topic) {
    String message =
        "There are waits for account '" + topic.account() + "', which is not configured here";
    Pause unknown = new Pause(LONGEST_PAUSE, Instant.MIN, message);
    if (put(Place.account(topic), unknown) == null) {
      LOG.write(LogLine.ACCOUNT_UNKNOWN, "{}; they stay as they are", message);
    }
  }

  /** Something takes so long that the others go on without it. */
  public void beginOverdue(String name) {
    String message =
        "It takes longer than the time limit of the watcher; the others go on without it, and it is not begun again until it has ended. If that never happens, look at what the node's threads 'azure-batch-waits' are at (a script of the model?), and start the node again";
    overdue.put(name, message);
    LOG.write(LogLine.OVERDUE, "{}: {}", name, message);
  }

  public void endOverdue(String name) {
    if (overdue.remove(name) != null) {
      LOG.write(LogLine.OVERDUE_OVER, "{} has ended", name);
    }
  }

  /** What is wrong; empty if nothing is. */
  public List<Outage> all() {
    List<Outage> all = new ArrayList<>();
    overdue.forEach((name, message) -> all.add(Outage.of(name, message)));
    byPlace.forEach(
        (place, pause) -> all.add(new Outage(place.account(), place.part(), pause.message())));
    return all;
  }

  int count() {
    return overdue.size() + byPlace.size();
  }

  private record Pause(Duration length, Instant until, String message, boolean isThrottling) {

    Pause(Duration length, Instant until, String message) {
      this(length, until, message, false);
    }

    static Pause ofThrottling(Instant until, String message) {
      return new Pause(FIRST_PAUSE, until, message, true);
    }
  }
}
