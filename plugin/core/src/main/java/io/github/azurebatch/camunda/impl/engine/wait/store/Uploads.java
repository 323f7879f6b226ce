package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.impl.engine.event.Arrived;
import io.github.azurebatch.camunda.impl.engine.event.EventFreshness;
import io.github.azurebatch.camunda.impl.engine.event.StorageEvents;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget.Upload;
import io.github.azurebatch.camunda.impl.engine.wait.poll.LookTimes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the waits of one Batch job will have blobs, found by the places of blobs that were written.
 * The time that this takes does not grow with the waits. Several threads use it.
 */
final class Uploads {

  private final StorageEvents events;
  private final LookTimes times;
  private final Map<Long, Set<Spot>> spots = new HashMap<>();
  private final Map<Long, Integer> containers = new HashMap<>();
  private final Set<EventFreshness> freshness = new HashSet<>();

  /** Places that something has arrived in, and that tasks are open of. */
  private final Set<Long> unexplained = new HashSet<>();

  private int untold;
  private boolean mayHaveNew;
  private boolean isLooking;

  Uploads(StorageEvents events, LookTimes times) {
    this.events = events;
    this.times = times;
  }

  /**
   * A task of a wait that writes there.
   *
   * @param place of the task in the list of the wait
   */
  private record Spot(WatchedWait waiting, int place) {

    boolean isOpen() {
      return waiting.progress().isOpen(place);
    }
  }

  /** A wait is new. */
  synchronized void add(WatchedWait wait) {
    if (!events.areConfigured()) {
      return;
    }
    List<Upload> uploads = wait.target().uploads().toList();
    UploadPlaces places = UploadPlaces.of(uploads, events);
    wait.writesTo(places);
    for (Upload upload : uploads) {
      events.of(upload.file().account()).ifPresent(freshness::add);
      upload.key(events).ifPresent(key -> add(key, new Spot(wait, upload.place())));
    }
    places.containers().forEach(key -> containers.merge(key, 1, Integer::sum));
    untold += places.surely() ? 0 : 1;
  }

  private void add(long key, Spot spot) {
    spots.merge(key, Set.of(spot), Uploads::both);
    if (events.isRecent(key)) {
      // the event was faster than this node
      unexplained.add(key);
      times.arrived();
    }
  }

  private static Set<Spot> both(Set<Spot> known, Set<Spot> one) {
    Set<Spot> both = known.size() == 1 ? new HashSet<>(known) : known;
    both.addAll(one);
    return both;
  }

  /** A wait has ended, or another one takes its place. */
  synchronized void remove(WatchedWait wait) {
    UploadPlaces places = wait.writesTo();
    for (long key : places.keys()) {
      spots.computeIfPresent(key, (each, known) -> without(wait, known));
    }
    places
        .containers()
        .forEach(key -> containers.computeIfPresent(key, (each, n) -> n == 1 ? null : n - 1));
    untold -= places.surely() ? 0 : 1;
    wait.writesTo(UploadPlaces.NONE);
  }

  @SuppressWarnings("NullAway") // null removes the entry
  private static Set<Spot> without(WatchedWait wait, Set<Spot> known) {
    if (known.size() == 1) {
      return known.iterator().next().waiting() == wait ? null : known;
    }
    if (!known.remove(new Spot(wait, 0))) {
      // a list has many
      known.removeIf(spot -> spot.waiting() == wait);
    }
    return known.isEmpty() ? null : known;
  }

  /** Blobs were written. */
  synchronized void arrived(Arrived arrived) {
    switch (arrived.precision()) {
      case PLACES -> arrivedIn(arrived.keys());
      case CONTAINERS -> mayHaveArrived(arrived.keys().stream().anyMatch(containers::containsKey));
      case NOTHING -> mayHaveArrived(!spots.isEmpty());
    }
  }

  private void mayHaveArrived(boolean may) {
    if (may) {
      times.mayHaveArrived();
    }
  }

  private void arrivedIn(Set<Long> keys) {
    boolean looks = false;
    boolean ours = false;
    for (long key : keys) {
      if (isOpen(key)) {
        looks = true;
        unexplained.add(key);
      }
      ours |= containers.containsKey(key);
    }
    // maybe of a wait that was entered a moment ago
    mayHaveNew |= ours && !looks;
    if (looks) {
      times.arrived();
    }
  }

  private boolean isOpen(long key) {
    return spots.getOrDefault(key, Set.of()).stream().anyMatch(Spot::isOpen);
  }

  /** Whether it is time for a look, be it only at the waits in the database. */
  synchronized boolean isLookDue() {
    return mayHaveNew || times.isDue();
  }

  /** A look begins; one that fails is made again after a pause. */
  synchronized void look() {
    mayHaveNew = false;
    if (times.isDue()) {
      times.begin();
      isLooking = true;
    }
  }

  /** Whether a look has begun that asks the service. */
  synchronized boolean isLooking() {
    return isLooking;
  }

  /** The service was asked. */
  synchronized void looked() {
    isLooking = false;
    boolean hadSome = !unexplained.isEmpty();
    unexplained.removeIf(key -> !isOpen(key));
    if (hadSome && unexplained.isEmpty()) {
      times.end();
    }
    if (!times.isAwaited()) {
      unexplained.clear();
    }
  }

  /**
   * The time between two polls, if events tell of all waits: the shortest of all storage accounts.
   */
  synchronized Optional<Duration> pollInterval() {
    return untold == 0
            && !freshness.isEmpty()
            && freshness.stream().allMatch(EventFreshness::areFresh)
        ? freshness.stream().map(EventFreshness::pollInterval).min(Duration::compareTo)
        : Optional.empty();
  }
}
