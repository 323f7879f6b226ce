package io.github.azurebatch.camunda.impl.engine.submit;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.container.ContainerInput;
import io.github.azurebatch.camunda.impl.engine.container.SasInput;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.value.Choice;
import io.github.azurebatch.camunda.impl.engine.input.GivenInputs;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.input.NamedValues;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import io.github.azurebatch.camunda.impl.engine.input.RestForms;
import io.github.azurebatch.camunda.impl.engine.input.TextEntries;
import io.github.azurebatch.camunda.impl.engine.mark.GivenMarks;
import io.github.azurebatch.camunda.impl.engine.secret.Secrets;
import io.github.azurebatch.camunda.impl.engine.submit.job.AutoPoolReader;
import io.github.azurebatch.camunda.impl.engine.submit.job.JobReader;
import io.github.azurebatch.camunda.impl.engine.submit.output.DefaultDestination;
import io.github.azurebatch.camunda.impl.engine.submit.output.NeededLifetime;
import io.github.azurebatch.camunda.impl.engine.submit.output.OutputFilesReader;
import io.github.azurebatch.camunda.impl.engine.submit.pool.KnownPools;
import io.github.azurebatch.camunda.impl.engine.submit.resource.ResourceFilesReader;
import io.github.azurebatch.camunda.impl.engine.variable.ContainerSas;
import io.github.azurebatch.camunda.impl.engine.variable.SasLifetime;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is given: a reader takes it, or says what is wrong with it. */
class InputReadersPropertiesTest {

  private static final AzureBatchConfiguration CONFIGURATION = OfflineAccounts.configuration();
  private static final Secrets SECRETS = new Secrets(Map.of());
  private static final TaskOwner OWNER = new TaskOwner("key", "installation", "task", "instance");
  private static final TaskSubmissionReader TASKS =
      new TaskSubmissionReader(CONFIGURATION, new KnownPools(Clock.systemUTC()));

  /** Those that need no call; output files have theirs looked at the pool. */
  private static final List<String> INPUTS_OF_A_TASK =
      List.of(
          "jobId",
          "taskId",
          "account",
          "commandLine",
          "resourceFiles",
          "environment",
          "maxTaskRetryCount",
          "retentionTime",
          "onCancel",
          "queueAllowance",
          "onAllTasksComplete",
          "containerSettings",
          "userIdentity",
          "applicationPackageReferences",
          "dependsOn",
          "exitConditions",
          "requiredSlots",
          "displayName",
          "affinityInfo",
          "authenticationTokenSettings");

  private static final List<String> INPUTS_OF_A_JOB =
      List.of(
          "jobId",
          "poolId",
          "autoPool",
          "usesTaskDependencies",
          "priority",
          "maxParallelTasks",
          "maxWallClockTime",
          "maxTaskRetryCount",
          "environment",
          "metadata",
          "onTaskFailure",
          "onAllTasksComplete",
          "displayName",
          "allowTaskPreemption",
          "networkConfiguration");

  private static final List<Consumer<Object>> READERS =
      List.of(
          OutputFilesReader::read,
          NamedValues::read,
          TextEntries::read,
          RestForms::object,
          RestForms::number,
          RestForms::flag,
          RestForms.choice(Choice.ON_TASK_FAILURE)::apply,
          RestForms::userIdentity,
          RestForms::applicationPackages,
          RestForms::dependencies,
          new ResourceFilesReader(GivenInputs.granted(), GivenMarks.trusting(), Duration.ofHours(1))
              ::read,
          value -> new AutoPoolReader(SECRETS).read(value, any -> true),
          value -> ContainerSas.from(Fields.of(value)),
          value -> SubmittedTask.from(Fields.of(value)),
          value -> SubmittedTasks.from(Fields.of(value)),
          value -> DeclaredOutputFile.from(Fields.of(value)),
          value -> SasLifetime.parse(String.valueOf(value)));

  @Property
  void takeAValueOrRefuseIt(@ForAll @From("values") Object value) {
    READERS.forEach(reader -> mayBeRefused(() -> reader.accept(value)));
  }

  @Property
  void takeAnInputOfATaskOrRefuseIt(@ForAll @From("values") Object value) {
    INPUTS_OF_A_TASK.forEach(
        name -> {
          Inputs inputs = with(name, value, "outputFiles", "none");
          mayBeRefused(() -> TASKS.read(inputs, OWNER, DefaultDestination.ofEarlier(inputs)));
        });
  }

  @Property
  void takeAnInputOfAJobOrRefuseIt(@ForAll @From("values") Object value) {
    JobReader jobs = new JobReader(TASKS, SECRETS);
    INPUTS_OF_A_JOB.forEach(
        name ->
            mayBeRefused(
                () -> jobs.read(with(name, value, "poolId", "pool"), "installation", () -> OWNER)));
  }

  @Property
  void takeAContainerOrRefuseIt(@ForAll @From("values") Object value) {
    mayBeRefused(() -> ContainerInput.read(GivenInputs.of(Map.of("container", value))));
    mayBeRefused(() -> ContainerInput.read(GivenInputs.of(Map.of("jobId", value))));
    mayBeRefused(() -> ContainerInput.earlier(GivenInputs.of(Map.of("container", value))));
    mayBeRefused(() -> SasInput.read(GivenInputs.of(Map.of("sas", value))));
  }

  @Property
  void takeAnyNumberOfRunsAndAnyTimeOrRefuseThem(
      @ForAll int retries, @ForAll @From("values") Object time) {
    Inputs inputs =
        GivenInputs.of(
            Map.of("maxTaskRetryCount", retries % 1_000_000_000, "maxWallClockTime", "P10000000D"));

    NeededLifetime needed = NeededLifetime.read(inputs, Duration.ofHours(1));
    needed.atLeast();
    needed.enough();
    needed.toTheLastStart();
    needed.explained();
    mayBeRefused(
        () ->
            NeededLifetime.read(
                GivenInputs.of(Map.of("maxWallClockTime", time)), Duration.ofHours(1)));
  }

  private static Inputs with(String name, Object value, String other, String itsValue) {
    Map<String, Object> inputs = new HashMap<>(Map.of("jobId", "job", "commandLine", "run"));
    inputs.put(other, itsValue);
    inputs.put(name, value);
    return GivenInputs.of(inputs);
  }

  private static void mayBeRefused(Runnable reading) {
    try {
      reading.run();
    } catch (InvalidInputException e) {
      // says what is wrong
    }
  }

  @Provide
  Arbitrary<Object> values() {
    return GivenInputs.values();
  }
}
