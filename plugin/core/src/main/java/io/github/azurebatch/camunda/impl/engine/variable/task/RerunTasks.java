package io.github.azurebatch.camunda.impl.engine.variable.task;

import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.value.Bits;
import java.time.Instant;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tasks of a list that were run again together.
 *
 * @param attempt from 1; each one after it is an Azure Batch task of its own
 * @param added when the service got the last of those tasks; null if nobody knows
 * @param after what completed at that moment or before is an earlier run; null where there is none
 * @param sasExpiry when the first signature ends that their output files are uploaded with; null
 *     where none was signed
 * @param places of the tasks in the list, from 1; never changed
 */
public record RerunTasks(
    int attempt,
    @Nullable Instant added,
    @Nullable Instant after,
    @Nullable Instant sasExpiry,
    BitSet places) {

  boolean has(int index) {
    return places.get(index);
  }

  /** Whether tasks that run again so belong to it. */
  boolean isFor(int otherAttempt, @Nullable Instant otherAfter) {
    return attempt == otherAttempt && Objects.equals(after, otherAfter);
  }

  RerunTasks with(int index, @Nullable Instant taskAdded, @Nullable Instant expiry) {
    BitSet more = (BitSet) places.clone();
    more.set(index);
    return new RerunTasks(
        attempt, Creation.later(added, taskAdded), after, earlier(sasExpiry, expiry), more);
  }

  RerunTasks without(int index) {
    BitSet fewer = (BitSet) places.clone();
    fewer.clear(index);
    return new RerunTasks(attempt, added, after, sasExpiry, fewer);
  }

  /** The first of two instants, or the one that there is. */
  public static @Nullable Instant earlier(@Nullable Instant first, @Nullable Instant second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return first.isBefore(second) ? first : second;
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("attempt", attempt);
    map.put("added", added == null ? null : added.toString());
    map.put("after", after == null ? null : after.toString());
    map.put("sasExpiry", sasExpiry == null ? null : sasExpiry.toString());
    map.put("places", Bits.text(places));
    return map;
  }

  static RerunTasks from(Fields fields) {
    return new RerunTasks(
        fields.count("attempt"),
        fields.optionalInstant("added"),
        fields.optionalInstant("after"),
        fields.optionalInstant("sasExpiry"),
        Bits.parse(fields.text("places")));
  }
}
