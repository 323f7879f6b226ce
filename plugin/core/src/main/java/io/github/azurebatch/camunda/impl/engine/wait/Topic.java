package io.github.azurebatch.camunda.impl.engine.wait;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** The external task topic of all waits for tasks of one Azure Batch job. */
public record Topic(String account, String jobId) {

  private static final String PREFIX = "azureBatch";

  /** What the name of each topic is like, for SQL. */
  public static final String LIKE_ANY = PREFIX + "/%";

  public String name() {
    return PREFIX + "/" + account + "/" + jobId;
  }

  /** A part of the time: one for each topic, spread evenly over all of them. */
  public Duration partOf(Duration time) {
    double share = new SplittableRandom(name().hashCode()).nextDouble();
    return Duration.ofMillis((long) (share * time.toMillis()));
  }

  /** The topic of that name, if it is one of these. */
  public static Optional<Topic> parse(String name) {
    String[] parts = name.split("/");
    return parts.length == 3 && parts[0].equals(PREFIX)
        ? Optional.of(new Topic(parts[1], parts[2]))
        : Optional.empty();
  }
}
