package io.github.azurebatch.camunda.impl.engine.lease.row;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A node in a group. Its row has {@code expiry node group}. The id tells whether the node notes
 * what it changes: nodes of builds that do not know of notes can read it, too.
 */
public record Member(String id, String nodeId, String group, Instant expiry) {

  static final String ROW_PREFIX = "azureBatch.node.";

  static final String NOTES = ".notes";

  private static final int PARTS = 3;

  /** The row's name, which has room for 64 characters. */
  public String rowName() {
    return ROW_PREFIX + id;
  }

  public String text() {
    return expiry + " " + nodeId + " " + group;
  }

  /** Reads a row; empty if it is not the row of a member. */
  public static Optional<Member> parse(String rowName, String text) {
    String[] parts = text.split(" ", PARTS);
    if (!rowName.startsWith(ROW_PREFIX) || parts.length != PARTS) {
      return Optional.empty();
    }
    try {
      String id = rowName.substring(ROW_PREFIX.length());
      return Optional.of(new Member(id, parts[1], parts[2], Instant.parse(parts[0])));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  public boolean notes() {
    return id.endsWith(NOTES);
  }

  public boolean isLive(Instant now) {
    return expiry.isAfter(now);
  }
}
