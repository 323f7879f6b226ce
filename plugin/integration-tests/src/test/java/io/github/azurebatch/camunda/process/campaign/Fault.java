package io.github.azurebatch.camunda.process.campaign;

import io.github.azurebatch.camunda.process.campaign.Results.Planned;
import java.time.Duration;
import java.util.Random;

/** What happens to an engine process, and when. */
sealed interface Fault {

  int MOST_MILLIS = 500;

  /** The row of the page with the figures that it counts in. */
  String kind();

  /** At which boundary it happens; that of a random moment has no operation. */
  Boundary boundary();

  Effect effect();

  default Planned planned(boolean happened) {
    return new Planned(kind(), boundary(), happened);
  }

  /** What happens. */
  enum Effect {
    /** SIGKILL, and another process is started in its place. */
    KILL("killed", "kill"),

    /** SIGSTOP, and SIGCONT when leases and the locks of Camunda jobs have expired. */
    STOP("stopped (SIGSTOP)", "stop");

    private final String text;
    private final String name;

    Effect(String text, String name) {
      this.text = text;
      this.name = name;
    }

    /** As it stands in names of rounds. */
    String text() {
      return name;
    }

    /** What a process sends itself. */
    String signal() {
      return name();
    }
  }

  /**
   * It happens to the process that comes to a boundary.
   *
   * @param after whether the service or the database has acted
   */
  record AtBoundary(Boundary boundary, boolean after, Effect effect) implements Fault {

    /** The same at the first of its kind, which comes in each instance. */
    AtBoundary atFirst() {
      return new AtBoundary(boundary.first(), after, effect);
    }

    @Override
    public String kind() {
      return "%s %s a %s"
          .formatted(
              effect.text,
              after ? "after" : "before",
              boundary.place() == Boundary.Place.REQUEST ? "request" : "commit");
    }
  }

  /**
   * It happens at a random moment under load, on machines of any speed.
   *
   * @param ended how many instances of the round have ended
   * @param more how long after that
   */
  record AtMoment(int ended, Duration more, Effect effect) implements Fault {

    /**
     * @param ended how many instances have ended at most
     */
    static AtMoment random(Random random, int ended, Effect effect) {
      return new AtMoment(
          random.nextInt(ended), Duration.ofMillis(random.nextInt(MOST_MILLIS)), effect);
    }

    @Override
    public Boundary boundary() {
      return Boundary.NONE;
    }

    @Override
    public String kind() {
      return effect.text + " at a random moment";
    }
  }
}
