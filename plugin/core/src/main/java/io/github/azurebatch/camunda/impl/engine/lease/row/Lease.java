package io.github.azurebatch.camunda.impl.engine.lease.row;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Which member holds something. Its row has {@code member name}; the name is for people who read
 * the table.
 */
public record Lease(String memberId, String name) {

  static final String ROW_PREFIX = "azureBatch.lease.";

  /** Wanted, and held by no member. */
  public static Lease ofNobody(String name) {
    return new Lease("", name);
  }

  /** The row's name, which has room for 64 characters. */
  public static String rowName(String name) {
    return ROW_PREFIX + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  public String rowName() {
    return rowName(name);
  }

  public String text() {
    return memberId + " " + name;
  }

  /** Reads a row; one that cannot be read belongs to no member. */
  public static Lease parse(String text) {
    int end = text.indexOf(' ');
    return end < 0
        ? new Lease("", text)
        : new Lease(text.substring(0, end), text.substring(end + 1));
  }
}
