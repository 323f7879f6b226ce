package io.github.azurebatch.camunda.impl.engine.variable;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.mark.MarkedKind;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.mark.Names;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The variable {@code outputContainer}: a container that is there.
 *
 * @param url unsigned
 */
public record OutputContainer(String account, String container, URI url) {

  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("version", Results.FORMAT_VERSION);
    map.put("account", account);
    map.put("container", container);
    map.put("url", url.toString());
    return map;
  }

  /**
   * Refuses a value that no activity has handed out: neither as this variable, nor as the reference
   * of outputs, which names a container as well.
   *
   * @throws InvalidInputException if it has no valid mark, and is not to be believed all the same
   */
  public static void require(Marks marks, Object value, String account, String container) {
    marks.require(
        Set.of(MarkedKind.OUTPUT_CONTAINER, MarkedKind.BATCH_TASKS),
        MarkedKind.OUTPUT_CONTAINER,
        value instanceof Map<?, ?> map ? map : Map.of(),
        Names.ofContainer(account, container));
  }
}
