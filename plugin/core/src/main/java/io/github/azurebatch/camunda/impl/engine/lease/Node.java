package io.github.azurebatch.camunda.impl.engine.lease;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A node of the cluster.
 *
 * @param duration how long its membership lasts if it is not renewed
 */
record Node(String id, Duration duration) {

  /** Of the duration: what a transaction may take, and clocks may differ. */
  private static final int MARGIN = 10;

  /** A new membership: what a former one held is not its. */
  Member join(String group, Instant now) {
    String seed = id + " " + group + " " + now;
    UUID memberId = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    return new Member(memberId.toString(), id, group, now.plus(duration));
  }

  Member renew(Member member, Instant now) {
    return new Member(member.id(), id, member.group(), now.plus(duration));
  }

  boolean is(Member member) {
    return member.nodeId().equals(id);
  }

  /** Half of its time is over. */
  boolean isToRenew(Member member, Instant now) {
    return !member.expiry().isAfter(now.plus(duration.dividedBy(2)));
  }

  /** No other node takes it for gone yet, nor while a transaction lasts. */
  boolean isSafe(Member member, Instant now) {
    return member.expiry().isAfter(now.plus(duration.dividedBy(MARGIN)));
  }
}
