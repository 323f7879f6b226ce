package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.batch.protocol.models.ApplicationPackageReference;
import com.microsoft.azure.batch.protocol.models.AutoUserSpecification;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.ComputeNodeIdentityReference;
import com.microsoft.azure.batch.protocol.models.ContainerRegistry;
import com.microsoft.azure.batch.protocol.models.ElevationLevel;
import com.microsoft.azure.batch.protocol.models.ExitConditions;
import com.microsoft.azure.batch.protocol.models.ExitOptions;
import com.microsoft.azure.batch.protocol.models.JobAction;
import com.microsoft.azure.batch.protocol.models.JobState;
import com.microsoft.azure.batch.protocol.models.OnTaskFailure;
import com.microsoft.azure.batch.protocol.models.OutputFileBlobContainerDestination;
import com.microsoft.azure.batch.protocol.models.TaskContainerSettings;
import com.microsoft.azure.batch.protocol.models.UserIdentity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The options that say how a task runs are kept, and answered as they were given. */
class TaskOptionsTest extends ServiceTest {

  @Test
  void areAnsweredAsTheyWereGiven() throws Exception {
    addJob("job");
    client
        .taskOperations()
        .createTask(
            "job",
            task("task", "exit 0")
                .withRequiredSlots(2)
                .withUserIdentity(
                    new UserIdentity()
                        .withAutoUser(
                            new AutoUserSpecification().withElevationLevel(ElevationLevel.ADMIN)))
                .withApplicationPackageReferences(
                    List.of(
                        new ApplicationPackageReference()
                            .withApplicationId("blender")
                            .withVersion("4")))
                .withContainerSettings(
                    new TaskContainerSettings()
                        .withImageName("ubuntu")
                        .withRegistry(
                            new ContainerRegistry()
                                .withRegistryServer("r.io")
                                .withPassword("secret")))
                .withOutputFiles(
                    List.of(
                        GivenStorage.file(
                            "a",
                            new OutputFileBlobContainerDestination()
                                .withContainerUrl("https://a.blob.core.windows.net/c")
                                .withIdentityReference(
                                    new ComputeNodeIdentityReference().withResourceId("/id"))))));

    CloudTask task = client.taskOperations().getTask("job", "task");
    assertThat(task.requiredSlots()).isEqualTo(2);
    assertThat(task.userIdentity().autoUser().elevationLevel()).isEqualTo(ElevationLevel.ADMIN);
    assertThat(task.applicationPackageReferences())
        .extracting(ApplicationPackageReference::applicationId)
        .containsExactly("blender");
    assertThat(task.containerSettings().imageName()).isEqualTo("ubuntu");
    assertThat(task.containerSettings().registry().registryServer()).isEqualTo("r.io");
    assertThat(task.containerSettings().registry().password()).isNull();
    assertThat(task.outputFiles().get(0).destination().container().identityReference().resourceId())
        .isEqualTo("/id");
  }

  @Test
  void areRefusedWhereTheJobCannotActUponThem() throws Exception {
    addJob("job");

    assertRefused(
        400,
        "InvalidPropertyValue",
        () ->
            client
                .taskOperations()
                .createTask(
                    "job",
                    task("task", "exit 0")
                        .withExitConditions(
                            new ExitConditions()
                                .withDefaultProperty(
                                    new ExitOptions().withJobAction(JobAction.DISABLE)))));
    assertThat(client.taskOperations().listTasks("job")).isEmpty();
  }

  @Test
  void endAJobThatEndsWithAFailedTask() throws Exception {
    client
        .jobOperations()
        .createJob(job("job").withOnTaskFailure(OnTaskFailure.PERFORM_EXIT_OPTIONS_JOB_ACTION));
    client
        .taskOperations()
        .createTask(
            "job",
            task("forgiven", "exit 1")
                .withExitConditions(
                    new ExitConditions()
                        .withDefaultProperty(new ExitOptions().withJobAction(JobAction.NONE))));
    awaitIdle();
    assertThat(client.jobOperations().getJob("job").state()).isEqualTo(JobState.ACTIVE);

    addTask("job", "fails", "exit 1");
    awaitIdle();

    assertThat(client.jobOperations().getJob("job").executionInfo().terminateReason())
        .isEqualTo("TaskFailed");
  }
}
