package io.github.azurebatch.camunda.impl.engine.submit.list;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.data.ParsedJson;
import io.github.azurebatch.camunda.impl.engine.data.PlainText;
import io.github.azurebatch.camunda.impl.engine.data.value.Excerpt;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The input {@code items}: a list, a JSON array, or a number {@code n} for the items 1 to n.
 *
 * @param at the item at an index that counts from 0
 */
record Items(int count, IntFunction<@Nullable Object> at) {

  /** One activity submits no more tasks. */
  static final int MOST = 1_000_000;

  private static final String EXPECTED = "a list, a JSON array or a whole number is expected";

  /**
   * @throws InvalidInputException if it is something else
   */
  static Items read(Inputs inputs) {
    Object value = inputs.value(AzureBatchInputs.ITEMS);
    if (value == null) {
      throw inputs.invalid(AzureBatchInputs.ITEMS, "is missing");
    }
    return inputs.checked(AzureBatchInputs.ITEMS, value, Items::of);
  }

  private static Items of(Object value) {
    Object data = value instanceof String text ? parsed(text) : value;
    if (data instanceof List<?> list) {
      return new Items(atMost(BigDecimal.valueOf(list.size())), list::get);
    }
    if (data instanceof Number number) {
      return new Items(atMost(whole(number)), index -> index + 1);
    }
    throw new InvalidInputException(EXPECTED);
  }

  private static @Nullable Object parsed(String text) {
    ParsedJson json = Json.parse(text);
    if (json instanceof ParsedJson.Malformed malformed) {
      throw new InvalidInputException(
          "%s, and '%s' is none: %s".formatted(EXPECTED, Excerpt.of(text), malformed.explained()));
    }
    return json.data();
  }

  private static BigDecimal whole(Number number) {
    BigDecimal count = new BigDecimal(number.toString());
    if (count.signum() != 0 && count.stripTrailingZeros().scale() > 0) {
      throw new InvalidInputException("%s, not %s".formatted(EXPECTED, number));
    }
    return count;
  }

  private static int atMost(BigDecimal count) {
    if (count.signum() < 0 || count.compareTo(BigDecimal.valueOf(MOST)) > 0) {
      throw new InvalidInputException(
          "%s items; allowed are 0 to %d".formatted(PlainText.of(count), MOST));
    }
    return count.intValueExact();
  }
}
