package io.github.azurebatch.camunda.impl.engine.lease;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A node in a group. Its row has {@code expiry node group}. */
record Member(String id, String nodeId, String group, Instant expiry) {

  static final String ROW_PREFIX = "azureBatch.node.";

  private static final int PARTS = 3;

  /** The row's name, which has room for 64 characters. */
  String rowName() {
    return ROW_PREFIX + id;
  }

  String text() {
    return expiry + " " + nodeId + " " + group;
  }

  /** Reads a row; empty if it is not the row of a member. */
  static Optional<Member> parse(String rowName, String text) {
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

  boolean isLive(Instant now) {
    return expiry.isAfter(now);
  }
}
