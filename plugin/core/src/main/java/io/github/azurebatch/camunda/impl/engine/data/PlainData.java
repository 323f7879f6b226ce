package io.github.azurebatch.camunda.impl.engine.data;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.BaseStream;
import javax.script.Bindings;
import org.jspecify.annotations.Nullable;

/**
 * The border that values of models, scripts, Spin and Java cross once. Inside there is plain data
 * only: null, text, booleans, numbers, lists, and maps with texts as keys, in their order.
 *
 * <p>What a value means decides: a Groovy text is a text, a JavaScript array a list, a date its ISO
 * 8601 text. A value without a plain meaning is refused at any depth: a mapper would silently write
 * it as a bean.
 */
public final class PlainData {

  /** As deep as JSON is read, and the variable around it. */
  private static final int DEEPEST = Json.DEEPEST + 10;

  /** More than the largest list of items has; what never ends ends here. */
  private static final int MOST_VALUES = 5_000_000;

  private DataPath place;
  private int count;

  private PlainData(DataPath place) {
    this.place = place;
  }

  /**
   * The value as plain data.
   *
   * @param name how messages name it: the input
   * @throws InvalidInputException if there is anything in it that has no plain meaning, with its
   *     place and its class
   */
  public static @Nullable Object of(String name, @Nullable Object value) {
    PlainData border = new PlainData(DataPath.root(name));
    try {
      return border.plain(value, border.place);
    } catch (InvalidInputException e) {
      throw e;
    } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
      // values of scripts and applications run their code when they are read
      throw new InvalidInputException(
          "'%s' cannot be read: %s".formatted(border.place, Refusal.reason(e)));
    }
  }

  private @Nullable Object plain(@Nullable Object value, DataPath path) {
    enter(path);
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Number number) {
      return PlainScalars.number(number, path);
    }
    Optional<String> text = PlainScalars.text(value);
    if (text.isPresent()) {
      return text.get();
    }
    if (Wrapped.isWrapped(value)) {
      return plain(Wrapped.unwrapped(value, path), path.inside());
    }
    return structure(value, path);
  }

  private void enter(DataPath path) {
    place = path;
    if (path.depth() > DEEPEST) {
      throw new InvalidInputException(
          "'%s' is nested more than %d deep, or contains itself".formatted(path, DEEPEST));
    }
    if (++count > MOST_VALUES) {
      throw new InvalidInputException(
          "'%s' is one of more than %d values, or they never end".formatted(path, MOST_VALUES));
    }
  }

  private Object structure(Object value, DataPath path) {
    if (value instanceof Map<?, ?> map && !(value instanceof Bindings)) {
      return map(map, path);
    }
    if (value instanceof BaseStream<?, ?> stream) {
      return list(stream.iterator(), path);
    }
    if (value instanceof Iterator<?> iterator) {
      return list(iterator, path);
    }
    if (value instanceof Iterable<?> iterable && !(value instanceof Throwable)) {
      return list(iterable.iterator(), path);
    }
    if (value.getClass().isArray() && !(value instanceof byte[])) {
      return array(value, path);
    }
    throw Refusal.of(value, path);
  }

  private Map<String, @Nullable Object> map(Map<?, ?> given, DataPath path) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : given.entrySet()) {
      String name = name(entry.getKey(), path);
      if (map.containsKey(name)) {
        throw new InvalidInputException(
            "'%s' has two keys that both become '%s'".formatted(path, name));
      }
      map.put(name, plain(entry.getValue(), path.field(name)));
    }
    return map;
  }

  private String name(@Nullable Object key, DataPath path) {
    if (key == null) {
      throw new InvalidInputException("'%s' has the key null".formatted(path));
    }
    Object plain = plain(key, path.field("<key>"));
    if (plain == null || plain instanceof Map || plain instanceof List) {
      throw new InvalidInputException(
          "'%s' has a key of class %s; a key is a text".formatted(path, key.getClass().getName()));
    }
    return PlainText.of(plain);
  }

  private List<@Nullable Object> list(Iterator<?> elements, DataPath path) {
    List<@Nullable Object> list = new ArrayList<>();
    while (elements.hasNext()) {
      list.add(plain(elements.next(), path.element(list.size())));
    }
    return list;
  }

  private List<@Nullable Object> array(Object array, DataPath path) {
    int length = Array.getLength(array);
    List<@Nullable Object> list = new ArrayList<>(length);
    for (int index = 0; index < length; index++) {
      list.add(plain(Array.get(array, index), path.element(index)));
    }
    return list;
  }
}
