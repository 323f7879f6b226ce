package io.github.azurebatch.camunda.impl.batch.sdk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The ids of jobs that were there the last time. It decides only which call is made first, so that
 * it may be wrong: a job that was deleted since is not taken for one that exists.
 */
final class SeenJobs {

  static final int MOST = 1_000;

  private final Set<String> ids =
      Collections.synchronizedSet(Collections.newSetFromMap(new Bounded()));

  void add(String jobId) {
    ids.add(jobId);
  }

  boolean contains(String jobId) {
    return ids.contains(jobId);
  }

  /** Forgets the oldest. */
  private static final class Bounded extends LinkedHashMap<String, Boolean> {

    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > MOST;
    }
  }
}
