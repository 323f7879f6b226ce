package io.github.azurebatch.camunda.impl.engine.submit.job;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.access.Granted;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The containers that the nodes of an auto pool read with an identity or as auto storage: the
 * resource files of its start task, and what it mounts.
 */
record PoolContainers(Granted granted) {

  private static final Set<String> NAMES = Set.of("autoStorageContainerName", "containerName");
  private static final Set<String> URLS = Set.of("httpUrl", "storageContainerUrl");

  /**
   * @param specification plain data
   * @throws InvalidInputException if it names one that the activity's process may not use
   */
  void require(@Nullable Object specification) {
    if (specification instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> {
            if (value instanceof String text) {
              require(String.valueOf(name), text);
            } else {
              require(value);
            }
          });
    } else if (specification instanceof Collection<?> all) {
      all.forEach(this::require);
    }
  }

  private void require(String field, String text) {
    if (NAMES.contains(field)) {
      granted.rights().requireNamed(text);
    } else if (URLS.contains(field)) {
      granted
          .accounts()
          .locate(text)
          .ifPresent(place -> granted.requireContainer(place.account(), place.container()));
    }
  }
}
