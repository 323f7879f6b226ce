package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.engine.output.BlobClash;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of output files that may overwrite each other, though the task need not let them. */
final class ClashWarning {

  private static final Logger LOG = LoggerFactory.getLogger(ClashWarning.class);

  /** Each two of many files may meet. */
  private static final int MOST_WARNINGS = 10;

  private final OncePerActivity once = new OncePerActivity();

  void check(Inputs inputs, List<BlobClash> clashes) {
    if (!clashes.isEmpty() && once.isNowFor(inputs)) {
      clashes.stream().limit(MOST_WARNINGS).forEach(clash -> warn(inputs, clash));
    }
  }

  private static void warn(Inputs inputs, BlobClash clash) {
    LOG.warn(
        "Activity '{}' (process definition '{}', process instance '{}'): the output files '{}' and '{}' may both write the same blob, such as '{}' in container '{}', and the one that is uploaded last stays. If the task leaves such files, give one of the two another path.",
        inputs.activityId(),
        inputs.processDefinitionId(),
        inputs.processInstanceId(),
        clash.first().pattern().text(),
        clash.second().pattern().text(),
        clash.blob(),
        clash.first().container());
  }
}
