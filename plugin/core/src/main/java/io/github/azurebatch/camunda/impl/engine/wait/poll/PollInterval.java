package io.github.azurebatch.camunda.impl.engine.wait.poll;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a Batch job is polled: often after something has begun or completed there, and seldom
 * while its tasks run for long. What is seen late is late by a small part of the time that it took.
 *
 * @param shortest also the time between two rounds
 * @param longest as long as {@code shortest} at least
 */
public record PollInterval(Duration shortest, Duration longest) {

  private static final int SHARE = 20;

  /** A longest pause below the shortest is taken as long as that. */
  public static PollInterval between(Duration shortest, Duration longest) {
    return new PollInterval(shortest, max(shortest, longest));
  }

  /**
   * The pause after a poll.
   *
   * @param age how long ago something began or completed
   */
  Duration pause(Duration age) {
    return min(max(age.dividedBy(SHARE), shortest), longest);
  }

  /**
   * Whether to poll in this round: the next one would be too late.
   *
   * @param polled when the job was polled last
   * @param changed when something last began or completed there
   */
  public boolean isDue(Instant polled, Instant changed, Instant now) {
    return isDueAfter(pause(Duration.between(changed, now)), polled, now);
  }

  /**
   * Whether to poll in this round, with a pause that something else gives.
   *
   * @param polled when the job was polled last
   */
  public boolean isDueAfter(Duration pause, Instant polled, Instant now) {
    return now.plus(shortest).isAfter(polled.plus(pause));
  }

  /**
   * When to poll again, at the latest.
   *
   * @param polled when the job was polled last
   * @param changed when something last began or completed there
   */
  public Instant next(Instant polled, Instant changed) {
    return polled.plus(pause(Duration.between(changed, polled)));
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
