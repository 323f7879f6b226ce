package io.github.azurebatch.camunda.impl.engine.outcome.list;

import io.github.azurebatch.camunda.impl.engine.output.OutputFileTemplate;
import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import java.util.BitSet;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * An output that each task of a list must leave, and the tasks that left it. Where the names of the
 * blobs do not tell their tasks, it counts the differences between the names.
 */
final class Requirement {

  private final String description;
  private final BiPredicate<OutputFileTemplate, String> isMetBy;
  private final BitSet tasks = new BitSet();
  private final Set<String> others = new HashSet<>();

  private Requirement(String description, BiPredicate<OutputFileTemplate, String> isMetBy) {
    this.description = description;
    this.isMetBy = isMetBy;
  }

  static Requirement ofTemplate(OutputFileTemplate required) {
    return new Requirement(
        "'%s' (container '%s', path '%s')"
            .formatted(
                required.file().pattern().text(),
                required.file().container(),
                required.file().path()),
        (template, key) -> template == required);
  }

  static Requirement ofNameOrPattern(String required) {
    Predicate<String> meets = FilePattern.ofNameOrPattern(required);
    return new Requirement("'" + required + "'", (template, key) -> meets.test(key));
  }

  String description() {
    return description;
  }

  void note(OutputFileTemplate template, OptionalInt task, String key, String blobName) {
    if (!isMetBy.test(template, key)) {
      return;
    }
    if (task.isPresent()) {
      tasks.set(task.getAsInt());
    } else {
      others.add(template.difference(blobName));
    }
  }

  /** The given tasks that lack it. Blobs that name no task count for the first of them. */
  BitSet missing(BitSet of) {
    BitSet missing = (BitSet) of.clone();
    missing.andNot(tasks);
    for (int met = 0; met < others.size() && !missing.isEmpty(); met++) {
      missing.clear(missing.nextSetBit(0));
    }
    return missing;
  }
}
