package io.github.azurebatch.camunda.network;

import io.github.azurebatch.camunda.impl.batch.pool.OperatingSystem;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Results that lack some of what others have, and say nothing else. */
final class Less {

  private Less() {}

  /** Whether the one has nothing that the other does not have in the same place. */
  static boolean isLess(@Nullable Object one, @Nullable Object other) {
    if (one == null || isUnknown(one) || Objects.equals(one, other)) {
      return true;
    }
    if (other == null) {
      return false;
    }
    if (one instanceof Optional<?> some && other instanceof Optional<?> others) {
      return isLess(some.orElse(null), others.orElse(null));
    }
    if (one instanceof List<?> some && other instanceof List<?> others) {
      return areLess(some, others);
    }
    if (one instanceof Map<?, ?> some && other instanceof Map<?, ?> others) {
      return others.entrySet().containsAll(some.entrySet());
    }
    if (one instanceof TaskSnapshot task && isUnread(task)) {
      return task.reference().equals(((TaskSnapshot) other).reference());
    }
    return one instanceof Record && one.getClass() == other.getClass() && areLess(one, other);
  }

  private static boolean isUnknown(Object value) {
    return value.equals("unknown") || value == OperatingSystem.UNKNOWN;
  }

  /** It exists, and a wait for it goes on waiting. */
  private static boolean isUnread(TaskSnapshot task) {
    return task.state() == TaskState.RUNNING && task.startTime() == null;
  }

  /** No item may be missing: it would be taken for one that is not there. */
  private static boolean areLess(List<?> some, List<?> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (!isLess(some.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean areLess(Object some, Object other) {
    return Arrays.stream(some.getClass().getRecordComponents())
        .allMatch(component -> isLess(value(component, some), value(component, other)));
  }

  private static @Nullable Object value(RecordComponent component, Object owner) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
