package io.github.azurebatch.camunda.process.gallery;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CleanUpAsCompensationTest {

  private static final String KEY = "clean-up-as-compensation";

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @RegisterExtension private final Services services = Services.of(azure.azure());

  @BeforeEach
  void deploy() {
    azure.deploy(KEY + ".bpmn");
  }

  @Test
  void keepsADraftThatPassesTheCheck() {
    ProcessInstance instance = run();

    assertThat(instance).isEnded().hasPassed("DraftKept").hasNotPassed("DeleteDraft");
    assertThat(services.taskIds(KEY)).contains(draftId(instance));
    assertThat(services.blobs("job-" + KEY)).contains(draftId(instance) + "/draft.txt");
  }

  @Test
  void deletesTheFilesAndTheTaskOfADraftThatFailsTheCheck() {
    ProcessInstance kept = run();
    azure.script(forTask("CheckDraft-*").exitCode(1));

    ProcessInstance instance = run();

    assertThat(instance).isEnded().hasPassed("DeleteDraft", "DraftUndone");
    assertThat(azure.variable(instance, "batchCleanUp"))
        .containsEntry("deletedTasks", 1)
        .containsEntry("deletedBlobs", 1);
    assertThat(services.taskIds(KEY)).doesNotContain(draftId(instance)).contains(draftId(kept));
    assertThat(services.blobs("job-" + KEY))
        .doesNotContain(draftId(instance) + "/draft.txt")
        .contains(draftId(kept) + "/draft.txt");
  }

  private static String draftId(ProcessInstance instance) {
    return String.valueOf(azure.variable(instance, "draft").get("taskId"));
  }

  private static ProcessInstance run() {
    ProcessInstance instance = azure.start(KEY, Map.of("poolId", "local"));
    azure.runToRest();
    return instance;
  }
}
