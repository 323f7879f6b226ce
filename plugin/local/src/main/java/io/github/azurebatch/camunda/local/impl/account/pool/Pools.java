package io.github.azurebatch.camunda.local.impl.account.pool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.account.state.LocalNode;
import io.github.azurebatch.camunda.local.impl.account.state.LocalPool;
import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The account's pools. */
public final class Pools {

  private final NavigableMap<String, LocalPool> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Path directory;

  public Pools(Path data) {
    this.directory = data.resolve("nodes");
  }

  /** All pools by their ids, ignoring case. */
  public NavigableMap<String, LocalPool> all() {
    return Collections.unmodifiableNavigableMap(all);
  }

  LocalPool get(String id) {
    LocalPool pool = all.get(id);
    if (pool == null) {
      throw new ServiceException(ErrorCode.POOL_NOT_FOUND);
    }
    return pool;
  }

  LocalPool add(String id, ObjectNode spec, Instant creationTime) {
    LocalPool pool = new LocalPool(id, spec, directory, creationTime);
    if (all.putIfAbsent(id, pool) != null) {
      throw new ServiceException(ErrorCode.POOL_EXISTS);
    }
    return pool;
  }

  LocalPool remove(String id) {
    LocalPool pool = get(id);
    all.remove(id);
    return pool;
  }

  /** Whether the node is still in one of them. */
  public boolean have(LocalNode node) {
    return all.values().stream().anyMatch(pool -> pool.node(node.id()).isPresent());
  }
}
