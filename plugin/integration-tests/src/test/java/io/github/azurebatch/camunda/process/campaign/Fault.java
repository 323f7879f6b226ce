package io.github.azurebatch.camunda.process.campaign;

import java.time.Duration;
import java.util.Random;

/** What happens to an engine process, and when. */
sealed interface Fault {

  int MOST_MILLIS = 500;

  /** The row of the page with the figures that it counts in. */
  String kind();

  /**
   * The process whose request it is, to Azure Batch or Blob Storage, is killed at it.
   *
   * @param number the first request of any process after the instances were started is 1
   * @param after whether the service has acted, and only its answer is lost
   */
  record AtRequest(int number, boolean after) implements Fault {

    @Override
    public String kind() {
      return after ? "killed after a request" : "killed before a request";
    }
  }

  /**
   * The process whose commit it is is killed at it.
   *
   * @param number the first commit of any process after the instances were started is 1
   * @param after whether the commit is made
   */
  record AtCommit(long number, boolean after) implements Fault {

    @Override
    public String kind() {
      return after ? "killed after a commit" : "killed before a commit";
    }
  }

  /**
   * The process is killed at a random moment.
   *
   * @param moment when it is
   */
  record KilledAt(Moment moment) implements Fault {

    @Override
    public String kind() {
      return "killed at a random moment";
    }
  }

  /**
   * The process is stopped at a random moment, and goes on when its leases and the locks of its
   * Camunda jobs have expired.
   *
   * @param moment when it is
   */
  record StoppedAt(Moment moment) implements Fault {

    @Override
    public String kind() {
      return "stopped (SIGSTOP) at a random moment";
    }
  }

  /**
   * A moment under load, on machines of any speed.
   *
   * @param ended how many instances of the round have ended
   * @param more how long after that
   */
  record Moment(int ended, Duration more) implements Comparable<Moment> {

    static Moment random(Random random, int instances) {
      return new Moment(random.nextInt(instances), Duration.ofMillis(random.nextInt(MOST_MILLIS)));
    }

    @Override
    public int compareTo(Moment other) {
      return Integer.compare(ended, other.ended);
    }
  }
}
