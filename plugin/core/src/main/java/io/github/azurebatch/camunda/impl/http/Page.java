package io.github.azurebatch.camunda.impl.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param next where the next page is, in the service's words; null or empty for the last page
 * @param bytes the length of the answer
 */
public record Page<T>(List<T> items, @Nullable String next, long bytes) {

  boolean isLast() {
    return next == null || next.isEmpty();
  }
}
