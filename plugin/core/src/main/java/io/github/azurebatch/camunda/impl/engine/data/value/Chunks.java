package io.github.azurebatch.camunda.impl.engine.data.value;

import java.util.List;
import java.util.stream.IntStream;

/** A list in pieces that a request or a statement can hold. */
public final class Chunks {

  private Chunks() {}

  /**
   * @param size of each chunk but the last
   * @return views of the list, in its order; none of an empty list
   */
  public static <T> List<List<T>> of(List<T> list, int size) {
    return IntStream.iterate(0, from -> from < list.size(), from -> from + size)
        .mapToObj(from -> list.subList(from, Math.min(from + size, list.size())))
        .toList();
  }
}
