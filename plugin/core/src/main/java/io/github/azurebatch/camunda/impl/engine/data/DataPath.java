package io.github.azurebatch.camunda.impl.engine.data;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The place of a value inside an input, such as {@code items[3].when}. It becomes text in messages
 * only.
 *
 * @param step the name of an input or a field, or the index of an element
 */
record DataPath(@Nullable DataPath parent, Object step, int depth) {

  private static final int MOST_STEPS = 10;

  static DataPath root(String name) {
    return new DataPath(null, name, 0);
  }

  DataPath field(String name) {
    return new DataPath(this, name, depth + 1);
  }

  DataPath element(int index) {
    return new DataPath(this, index, depth + 1);
  }

  /** The place of the value inside a wrapper, which has no step of its own. */
  DataPath inside() {
    return new DataPath(parent, step, depth + 1);
  }

  @Override
  public String toString() {
    Deque<DataPath> places = new ArrayDeque<>();
    for (DataPath place = this; place != null; place = place.parent) {
      places.push(place);
    }
    StringBuilder text = new StringBuilder();
    places.stream().limit(MOST_STEPS).forEach(place -> place.appendTo(text));
    return text.append(places.size() > MOST_STEPS ? "..." : "").toString();
  }

  private void appendTo(StringBuilder text) {
    if (step instanceof Integer) {
      text.append('[').append(step).append(']');
    } else {
      text.append(text.isEmpty() ? "" : ".").append(step);
    }
  }
}
