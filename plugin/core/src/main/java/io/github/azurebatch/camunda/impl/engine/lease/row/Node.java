package io.github.azurebatch.camunda.impl.engine.lease.row;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A node of the cluster.
 *
 * @param duration how long its membership lasts if it is not renewed, and so its leases if it dies;
 *     at least four times the time between two rounds
 * @param notes whether it tells others what it changes
 */
public record Node(String id, Duration duration, boolean notes) {

  /** The part of the duration that covers a transaction and the difference of clocks. */
  private static final int MARGIN = 10;

  /** A new membership, which does not inherit the leases of an earlier one. */
  public Member join(String group, Instant now) {
    String seed = id + " " + group + " " + now;
    UUID memberId = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    return new Member(memberId + (notes ? Member.NOTES : ""), id, group, now.plus(duration));
  }

  public Member renew(Member member, Instant now) {
    return new Member(member.id(), id, member.group(), now.plus(duration));
  }

  public boolean is(Member member) {
    return member.nodeId().equals(id);
  }

  /** Whether half of the duration has passed. */
  public boolean isToRenew(Member member, Instant now) {
    return !member.expiry().isAfter(now.plus(duration.dividedBy(2)));
  }

  /** Whether no other node counts the member as dead before a transaction could end. */
  public boolean isSafe(Member member, Instant now) {
    return member.expiry().isAfter(now.plus(duration.dividedBy(MARGIN)));
  }
}
