package io.github.azurebatch.camunda.engine.await;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** A lease as its row holds it: {@code node expiry topic}. */
record Lease(String nodeId, Instant expiry, String topicName) {

  private static final String ROW_PREFIX = "azureBatch.lease.";

  /** The row's name, which has room for 64 characters. */
  static String rowName(String topicName) {
    return ROW_PREFIX + UUID.nameUUIDFromBytes(topicName.getBytes(StandardCharsets.UTF_8));
  }

  String rowName() {
    return rowName(topicName);
  }

  String text() {
    return nodeId + " " + expiry + " " + topicName;
  }

  static Lease parse(String text) {
    String[] parts = text.split(" ", 3);
    return new Lease(parts[0], Instant.parse(parts[1]), parts[2]);
  }

  boolean isOfAnother(String node, Instant now) {
    return !nodeId.equals(node) && expiry.isAfter(now);
  }
}
