package io.github.azurebatch.camunda.benchmarks.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;

/**
 * The watcher of one engine node: rounds of looking, then of ending, each by all its threads; and
 * between them, looks at the Batch jobs of which something arrived.
 */
final class SimulatedNode {

  /** For the leases, and for the summaries of what has changed. */
  private static final int ROUND_STATEMENTS = 2;

  /** For the new waits of a Batch job whose waits came or went. */
  private static final int JOB_STATEMENTS = 2;

  /** For the row that another node writes, which has changed some of them, and its end. */
  private static final int NOTE_STATEMENTS = 2;

  private static final int PAGE = 1000;

  private final World world;
  private final Set<SimulatedJob> jobs = new LinkedHashSet<>();
  private final Queue<SimulatedJob> adopted = new ArrayDeque<>();
  private final List<Seen> due = new ArrayList<>();
  private double begun;
  private boolean busy;
  private boolean roundIsDue;
  private boolean dead;
  private boolean sweeps;

  SimulatedNode(World world) {
    this.world = world;
  }

  /** It holds the lease of that job from now on. */
  void hold(SimulatedJob job) {
    jobs.add(job);
  }

  boolean holds(SimulatedJob job) {
    return jobs.contains(job);
  }

  /** It takes over that job of a node that is gone, and has to read its waits. */
  void adopt(SimulatedJob job) {
    adopted.add(job);
  }

  /** It looks over all waits in its next round. */
  void sweep() {
    sweeps = true;
  }

  /** Its Batch jobs, which nobody looks after any more. */
  List<SimulatedJob> die() {
    dead = true;
    return List.copyOf(jobs);
  }

  /** Something arrived that may be of a task of that job. */
  void arrived(SimulatedJob job) {
    job.looks().arrived(now());
    world.timeline().at(job.looks().next(), this::lookAtWhatArrived);
  }

  private void lookAtWhatArrived() {
    List<SimulatedJob> arrived = jobs.stream().filter(job -> job.looks().next() <= now()).toList();
    if (busy || dead || arrived.isEmpty()) {
      return;
    }
    busy = true;
    begun = now();
    double ready = world.database().answered(begun, JOB_STATEMENTS * arrived.size());
    ready =
        world
            .database()
            .scanned(ready, JOB_STATEMENTS * arrived.stream().mapToInt(SimulatedJob::waits).sum());
    world.timeline().at(ready, () -> look(arrived, this::finishLook));
  }

  void round() {
    if (busy) {
      roundIsDue = true;
      return;
    }
    busy = true;
    roundIsDue = false;
    begun = now();
    List<SimulatedJob> changed = jobs.stream().filter(SimulatedJob::hasChanged).toList();
    double ready =
        world
            .database()
            .answered(
                begun, ROUND_STATEMENTS + (JOB_STATEMENTS + NOTE_STATEMENTS) * changed.size());
    ready =
        world
            .database()
            .scanned(
                ready, (1 + JOB_STATEMENTS) * changed.stream().mapToInt(SimulatedJob::waits).sum());
    ready = sweepAndAudit(ready);
    for (SimulatedJob job = adopted.poll(); job != null; job = adopted.poll()) {
      jobs.add(job);
      job.takeOver(begun);
      ready = world.database().read(ready, job.waits());
    }
    world
        .timeline()
        .at(
            ready,
            () -> look(jobs.stream().filter(job -> job.isDue(begun)).toList(), this::finishRound));
  }

  /** One node looks over all waits now and then, and each reads its own. */
  private double sweepAndAudit(double ready) {
    double done = ready;
    if (sweeps || world.beginsSweep(this)) {
      sweeps = false;
      done = world.database().scanned(done, world.waits());
    }
    double interval = world.costs().auditInterval().toSeconds();
    int audited =
        jobs.stream()
            .filter(job -> job.beginsAudit(begun, interval))
            .mapToInt(SimulatedJob::waits)
            .sum();
    return world.database().read(done, audited);
  }

  private void look(List<SimulatedJob> toLook, Runnable afterAll) {
    share(new ArrayDeque<>(toLook), this::list, () -> end(afterAll));
  }

  /** Returns when the listing is over. */
  private double list(SimulatedJob job) {
    List<Double> completions = job.look(begun, now());
    completions.forEach(completion -> due.add(new Seen(job, completion)));
    if (job.looks().areAwaited()) {
      world.timeline().at(job.looks().next(), this::lookAtWhatArrived);
    }
    int pages = 1 + completions.size() / PAGE;
    world.figures().countList(pages);
    return now() + pages * world.costs().listSeconds();
  }

  private void end(Runnable afterAll) {
    due.sort(Comparator.comparingDouble(Seen::completion));
    Queue<Seen> toEnd = new ArrayDeque<>(due);
    due.clear();
    share(toEnd, seen -> end(seen, toEnd), afterAll);
  }

  private double end(Seen seen, Queue<Seen> others) {
    double checked = now() + world.costs().storageSeconds();
    double ended = world.database().answered(checked, world.costs().endStatements());
    world.figures().countEnd(ended - seen.completion());
    world.timeline().at(ended, () -> world.goOn(seen.job()));
    if (ended > begun + world.costs().longestRound()) {
      due.addAll(others);
      others.clear();
    }
    return ended;
  }

  private void finishRound() {
    world.figures().countRound();
    double next = Math.max(now(), begun + world.costs().pollInterval().toMillis() / 1000.0);
    if (!dead) {
      world.timeline().at(next, this::round);
    }
    finishLook();
  }

  private void finishLook() {
    world.figures().countBusy(now() - begun);
    busy = false;
    if (roundIsDue && !dead) {
      round();
    } else {
      lookAtWhatArrived();
    }
  }

  /** All threads take from the queue; the last one that finds it empty goes on. */
  private <T> void share(Queue<T> queue, Function<T, Double> work, Runnable afterAll) {
    int[] working = {world.costs().watcherThreads()};
    for (int i = 0; i < world.costs().watcherThreads(); i++) {
      next(queue, work, working, afterAll);
    }
  }

  private <T> void next(
      Queue<T> queue, Function<T, Double> work, int[] working, Runnable afterAll) {
    T item = dead ? null : queue.poll();
    if (item != null) {
      world.timeline().at(work.apply(item), () -> next(queue, work, working, afterAll));
    } else if (--working[0] == 0) {
      afterAll.run();
    }
  }

  private double now() {
    return world.timeline().now();
  }

  private record Seen(SimulatedJob job, double completion) {}
}
