package io.github.azurebatch.camunda.process.campaign;

import io.github.azurebatch.camunda.process.support.EveryStep;
import io.github.azurebatch.camunda.process.support.Models;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.jspecify.annotations.Nullable;

/** The models of a campaign, and what an instance of each is to leave. */
enum CampaignModel {
  EVERY_STEP(Models.KEY, EveryStep.END) {
    @Override
    BpmnModelInstance process(String poolId) {
      return EveryStep.process(poolId);
    }

    @Override
    List<ExpectedTask> tasks(String key) {
      List<ExpectedTask> tasks = new ArrayList<>();
      List<String> commandLines = EveryStep.commandLines(key);
      for (int i = 0; i < commandLines.size(); i++) {
        tasks.add(new ExpectedTask(commandLines.get(i), 1, EveryStep.blobs().get(i)));
      }
      return tasks;
    }
  },

  MORE_STEPS(MoreSteps.KEY, MoreSteps.END) {
    @Override
    BpmnModelInstance process(String poolId) {
      return MoreSteps.process(poolId);
    }

    @Override
    List<ExpectedTask> tasks(String key) {
      return List.of(
          new ExpectedTask(
              MoreSteps.failing(key),
              2,
              Pattern.compile("(.+/)?submitFailing-[^/]+/(.+/)?output\\.txt")),
          new ExpectedTask(MoreSteps.endless(key), 0, null));
    }
  };

  private final String process;
  private final String end;

  CampaignModel(String process, String end) {
    this.process = process;
    this.end = end;
  }

  /**
   * An Azure Batch task that an instance adds once.
   *
   * @param runs how often it runs to its end
   * @param blob what its only blob is named like; null if it leaves none
   */
  record ExpectedTask(String commandLine, int runs, @Nullable Pattern blob) {}

  abstract BpmnModelInstance process(String poolId);

  /** The tasks of the instance with that business key. */
  abstract List<ExpectedTask> tasks(String key);

  /** The key of the process. */
  String processKey() {
    return process;
  }

  /** Where an instance ends that nothing was lost of. */
  String end() {
    return end;
  }

  /** As it stands in names of rounds. */
  String text() {
    return process;
  }
}
