package io.github.azurebatch.camunda.impl.engine.submit.list;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.pattern.Placeholders;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds two tasks of one list that would write the same blob, before any of them is sent. */
final class BlobCollisions {

  private final List<DeclaredOutputFile> suspects;
  private final Map<String, Item> writers = new HashMap<>();

  /**
   * @param templates the output files of any task; one with the task's id in its path cannot
   *     collide
   */
  BlobCollisions(List<DeclaredOutputFile> templates) {
    suspects =
        templates.stream().filter(file -> !file.path().contains(Placeholders.TASK_ID)).toList();
  }

  /**
   * @throws InvalidInputException if an item before it has the same path
   */
  Item add(Item item) {
    for (DeclaredOutputFile file : suspects) {
      String path = item.fill(file.path(), UnaryOperator.identity());
      @Nullable Item other = writers.put(place(file, path, item), item);
      if (other != null && other.index() != item.index()) {
        throw new InvalidInputException(
            "%s and %s would both write '%s' to '%s' in container '%s'; put {taskId}, {index} or a field of the item that differs into the path"
                .formatted(
                    other.description(),
                    item.description(),
                    file.pattern().text(),
                    path,
                    file.container()));
      }
    }
    return item;
  }

  /**
   * Different patterns of two tasks may meet as well, but need not: tasks name their files by item.
   */
  private static String place(DeclaredOutputFile file, String path, Item item) {
    String pattern =
        file.pattern().hasWildcard()
            ? item.fill(file.pattern().text(), UnaryOperator.identity())
            : "";
    return String.join("\n", file.account(), file.container(), path, pattern);
  }
}
