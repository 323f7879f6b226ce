package io.github.azurebatch.camunda.local.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.error.ErrorCode;
import io.github.azurebatch.camunda.local.error.ServiceException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The account's pools; a pool has as many nodes as its spec wants, at once. */
final class Pools {

  final NavigableMap<String, LocalPool> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Path data;
  private final Clock clock;

  Pools(Path data, Clock clock) {
    this.data = data;
    this.clock = clock;
  }

  LocalPool get(String id) {
    LocalPool pool = all.get(id);
    if (pool == null) {
      throw new ServiceException(ErrorCode.POOL_NOT_FOUND);
    }
    return pool;
  }

  LocalPool add(String id, ObjectNode spec) {
    LocalPool pool = new LocalPool(id, spec, clock.instant(), nodes(id, spec));
    if (all.putIfAbsent(id, pool) != null) {
      throw new ServiceException(ErrorCode.POOL_EXISTS);
    }
    return pool;
  }

  LocalPool delete(String id) {
    LocalPool pool = get(id);
    all.remove(id);
    return pool;
  }

  private List<LocalNode> nodes(String id, ObjectNode spec) {
    int count =
        spec.path("targetDedicatedNodes").asInt(0) + spec.path("targetLowPriorityNodes").asInt(0);
    int slots = spec.path("taskSlotsPerNode").asInt(1);
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> id + "-node-" + number)
        .map(nodeId -> new LocalNode(nodeId, data.resolve("nodes").resolve(nodeId), slots))
        .toList();
  }
}
