package io.github.azurebatch.camunda.engine.await;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** A lease as its row holds it: {@code expiry node topic}. */
record Lease(Instant expiry, String nodeId, String topicName) {

  static final String ROW_PREFIX = "azureBatch.lease.";

  /** The row's name, which has room for 64 characters. */
  static String rowName(String topicName) {
    return ROW_PREFIX + UUID.nameUUIDFromBytes(topicName.getBytes(StandardCharsets.UTF_8));
  }

  String rowName() {
    return rowName(topicName);
  }

  String text() {
    return expiry + " " + nodeId + " " + topicName;
  }

  /** Reads a row; one that cannot be read is a lease that has expired. */
  static Lease parse(String text) {
    String[] parts = text.split(" ", 3);
    try {
      return new Lease(Instant.parse(parts[0]), parts[1], parts[2]);
    } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
      return new Lease(Instant.MIN, "", "");
    }
  }

  boolean isOfAnother(String node, Instant now) {
    return !nodeId.equals(node) && expiry.isAfter(now);
  }
}
