package io.github.azurebatch.camunda.engine.tasklist;

import io.github.azurebatch.camunda.engine.input.Inputs;
import io.github.azurebatch.camunda.engine.variable.Json;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The input {@code items}: a list, a JSON array, or a number {@code n} for the items 1 to n.
 *
 * @param at the item at an index that counts from 0
 */
record Items(int count, IntFunction<@Nullable Object> at) {

  /** More ids of tasks than this are no list that one activity submits. */
  static final int MOST = 1_000_000;

  /**
   * @throws InvalidInputException if it is none of these
   */
  static Items read(Inputs inputs) {
    Object value = inputs.value("items");
    if (value == null) {
      throw inputs.invalid("items", "is missing");
    }
    return inputs.checked("items", value, Items::of);
  }

  private static Items of(Object value) {
    Object data = value instanceof String text ? parsed(text) : value;
    if (data instanceof Collection<?> collection) {
      List<?> list = collection instanceof List<?> given ? given : List.copyOf(collection);
      return new Items(atMost(list.size()), list::get);
    }
    if (data instanceof Number number && number.longValue() == number.doubleValue()) {
      return new Items(atMost(number.longValue()), index -> index + 1);
    }
    throw new InvalidInputException("a list, a JSON array or a whole number is expected");
  }

  private static @Nullable Object parsed(String text) {
    try {
      return Json.read(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("a list, a JSON array or a whole number is expected");
    }
  }

  private static int atMost(long count) {
    if (count < 0 || count > MOST) {
      throw new InvalidInputException("%d items; allowed are 0 to %d".formatted(count, MOST));
    }
    return (int) count;
  }
}
