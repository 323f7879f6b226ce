package io.github.azurebatch.camunda.impl.secret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plain data of others, such as the JSON that a task wrote. Secrets are cut after it has been
 * parsed: a parser undoes every way to escape a secret, and what is cut from a text of JSON may
 * leave none.
 */
public final class ForeignData {

  private ForeignData() {}

  /**
   * The data with its structure and without secrets: in keys, in texts, and in numbers, which are
   * texts then.
   */
  public static @Nullable Object cut(@Nullable Object data) {
    if (data instanceof String text) {
      return ForeignText.cutComplete(text);
    }
    if (data instanceof Number number) {
      String text = number.toString();
      String rest = ForeignText.cutComplete(text);
      return rest.equals(text) ? number : rest;
    }
    if (data instanceof List<?> list) {
      List<@Nullable Object> rest = new ArrayList<>(list.size());
      list.forEach(element -> rest.add(cut(element)));
      return rest;
    }
    return data instanceof Map<?, ?> map ? new Fields().of(map) : data;
  }

  /** Different keys may be the same when they are cut: each keeps its value. */
  private static final class Fields {

    private final Map<String, @Nullable Object> rest = new LinkedHashMap<>();
    private int sameNames = 1;

    Map<String, @Nullable Object> of(Map<?, ?> map) {
      map.forEach((key, value) -> add(String.valueOf(key), value));
      return rest;
    }

    private void add(String key, @Nullable Object value) {
      boolean isSignature = value instanceof String text && Signatures.isField(key, text);
      rest.put(free(ForeignText.cutComplete(key)), isSignature ? Signatures.CUT : cut(value));
    }

    private String free(String name) {
      String free = name;
      while (rest.containsKey(free)) {
        sameNames++;
        free = name + " (" + sameNames + ")";
      }
      return free;
    }
  }
}
