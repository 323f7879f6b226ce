package io.github.azurebatch.camunda.impl.batch.sdk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The ids that were noted last; the oldest is dropped where there are more than 1,000. */
final class RecentIds {

  static final int MOST = 1_000;

  private final Set<String> ids =
      Collections.synchronizedSet(Collections.newSetFromMap(new Bounded()));

  /** Notes the id; whether it was not known before. */
  boolean add(String id) {
    return ids.add(id);
  }

  boolean contains(String id) {
    return ids.contains(id);
  }

  private static final class Bounded extends LinkedHashMap<String, Boolean> {

    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > MOST;
    }
  }
}
