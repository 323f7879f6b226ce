package io.github.azurebatch.camunda.impl.engine;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The plugin's beans over those of the application. The map that {@code camunda.cfg.xml} gives is
 * read-only and lists no entries, so it is asked for each name and not copied.
 */
final class LayeredBeans extends AbstractMap<Object, Object> {

  private final Map<Object, Object> own;
  private final @Nullable Map<Object, Object> below;

  LayeredBeans(Map<String, Object> own, @Nullable Map<Object, Object> below) {
    this.own = new HashMap<>(own);
    this.below = below;
  }

  @Override
  public boolean containsKey(Object key) {
    return own.containsKey(key) || (below != null && below.containsKey(key));
  }

  @Override
  public @Nullable Object get(Object key) {
    if (own.containsKey(key)) {
      return own.get(key);
    }
    return below == null ? null : below.get(key);
  }

  @Override
  public @Nullable Object put(Object key, Object value) {
    return own.put(key, value);
  }

  @Override
  public Set<Entry<Object, Object>> entrySet() {
    return own.entrySet();
  }
}
