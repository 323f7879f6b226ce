package io.github.azurebatch.camunda.benchmarks.simulation;

import java.util.List;

/** Reads the queue of events, on the one node that does, and tells all nodes what arrived. */
final class SimulatedReader {

  private static final int MESSAGES_A_CALL = 32;
  private static final int MOST_MESSAGES = 2_000;
  private static final double LONGEST_RECEIVING = 1;
  private static final int DELETING_THREADS = 32;
  private static final double SHORTEST_PAUSE = 0.2;
  private static final double LONGEST_PAUSE = 0.5;

  /** Between two looks of the other nodes at what the reading one tells. */
  private static final double BETWEEN_BROADCASTS = 0.25;

  private final World world;
  private final Push push;
  private final List<SimulatedJob> jobs;
  private double pause = SHORTEST_PAUSE;
  private int first;

  SimulatedReader(World world, Push push, List<SimulatedJob> jobs) {
    this.world = world;
    this.push = push;
    this.jobs = jobs;
  }

  /**
   * Reads what is there, deletes it, and goes on after a pause. The pause counts as reading where
   * messages stay behind: the reader is not free then.
   */
  void read() {
    double now = world.timeline().now();
    int most =
        (int) Math.min(MOST_MESSAGES, MESSAGES_A_CALL * LONGEST_RECEIVING / push.callSeconds());
    int messages = receive(now, most);
    double receiving = (1 + messages / MESSAGES_A_CALL) * push.callSeconds();
    double deleting = Math.ceil((double) messages / DELETING_THREADS) * push.callSeconds();
    pause = messages > 0 ? SHORTEST_PAUSE : Math.min(2 * pause, LONGEST_PAUSE);
    world.figures().countReading(receiving + deleting + (messages < most ? 0 : pause));
    world.timeline().at(now + receiving + deleting + pause, this::read);
  }

  private int receive(double now, int most) {
    int messages = 0;
    for (int i = 0; i < jobs.size() && messages < most; i++) {
      SimulatedJob job = jobs.get((first + i) % jobs.size());
      messages += job.hear(now, push, most - messages);
      if (job.hasArrived()) {
        tell(job, now + (1 + messages / MESSAGES_A_CALL) * push.callSeconds());
      }
    }
    // no Batch job is always the last one
    first = (first + 1) % jobs.size();
    return messages;
  }

  private void tell(SimulatedJob job, double received) {
    double heard = received + world.random() * BETWEEN_BROADCASTS;
    world.timeline().at(heard, () -> world.arrived(job));
  }
}
