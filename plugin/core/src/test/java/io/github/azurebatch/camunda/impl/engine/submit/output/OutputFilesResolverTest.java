package io.github.azurebatch.camunda.impl.engine.submit.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.file.OutputDestination;
import io.github.azurebatch.camunda.impl.batch.file.OutputFile;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.input.GivenInputs;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutputFilesResolverTest {

  private static final String IDENTITY =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/writer";

  private static final NeededLifetime SEVEN_HOURS =
      new NeededLifetime(Duration.ofHours(6), Duration.ofHours(1), 0, false);

  @Test
  void givesAFileTheContainerOfTheSasAndAPathBelowTheTask() {
    ResolvedOutputFiles files = resolve("a.txt | required", "PT8H", null);

    assertThat(files.declared())
        .extracting(DeclaredOutputFile::account, DeclaredOutputFile::container)
        .containsExactly(tuple("default", "outputs"));
    assertThat(files.declared().get(0).path()).isEqualTo("task-1/a.txt");
    assertThat(files.declared().get(0).required()).isTrue();
  }

  @Test
  void signsTheContainerForTheLifetimeOfTheSas() {
    SignedOutputFiles signed = resolve("a.txt", "PT8H", null).sign(SEVEN_HOURS);

    assertThat(signed.sasLifetime()).isEqualTo(Duration.ofHours(8));
    OutputFile file = signed.files().get(0);
    assertThat(file.destination()).isInstanceOf(OutputDestination.Signed.class);
    assertThat(((OutputDestination.Signed) file.destination()).containerUrl().expiry())
        .isCloseTo(OffsetDateTime.now().plusHours(8), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void extendsAnAutomaticLifetimeToWhatTheTaskNeeds() {
    SignedOutputFiles signed = resolve("a.txt", "auto", null).sign(SEVEN_HOURS);

    assertThat(signed.sasLifetime()).isEqualTo(Duration.ofHours(7));
  }

  @Test
  void refusesASasThatEndsBeforeTheLastUploadWithoutTheJob() {
    assertThatThrownBy(() -> resolve("a.txt", "PT2H", null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("input 'sas'")
        .hasMessageContaining("shortest lifetime that would do is PT7H");
  }

  @Test
  void refusesASasThatEndsBeforeTheRetriesOfTheJob() {
    ResolvedOutputFiles files = resolve("a.txt", "PT8H", null);
    NeededLifetime withRetries =
        new NeededLifetime(Duration.ofHours(6), Duration.ofHours(1), null, false).in(() -> 4);

    assertThatThrownBy(() -> files.sign(withRetries))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("maxTaskRetryCount 4, the job's");
  }

  @Test
  void needsNoSasWhereAnIdentityUploadsEachFile() {
    Inputs inputs = GivenInputs.of(Map.of("container", "results"));

    SignedOutputFiles signed = resolve(inputs, "a.txt | identity=" + IDENTITY).sign(SEVEN_HOURS);

    assertThat(signed.sasLifetime()).isNull();
    assertThat(signed.files().get(0).destination())
        .isInstanceOfSatisfying(
            OutputDestination.Identity.class,
            identity ->
                assertThat(identity.containerUrl().toString())
                    .isEqualTo(OfflineAccounts.STORAGE + "results"));
  }

  @Test
  void refusesAContainerThatThePolicyOfTheSasDoesNotAllow() {
    assertThatThrownBy(() -> resolve("a.txt | container=other", "PT8H", "policy-1"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("input 'outputFiles'")
        .hasMessageContaining("'policy-1' of container 'outputs'")
        .hasMessageContaining("nothing in container 'other'");
  }

  @Test
  void refusesTwoFilesThatWriteTheSameBlob() {
    assertThatThrownBy(() -> resolve("a.txt -> same\nb.txt -> same", "PT8H", null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'a.txt' and 'b.txt' would both write 'same'");
  }

  @Test
  void uploadsTheLogsWhereTheModelNamesNoFilesAndASasAllowsUploads() {
    Inputs inputs = GivenInputs.of(Map.of("sas", sas("PT8H", null)));
    DefaultDestination destination = DefaultDestination.ofEarlier(inputs);

    assertThat(OutputFilesReader.read(inputs, destination))
        .extracting(request -> request.pattern().text())
        .containsExactly("../std*.txt");
    assertThat(OutputFilesReader.read(inputs.with(Map.of("outputFiles", "none")), destination))
        .isEmpty();
  }

  private static ResolvedOutputFiles resolve(
      String outputFiles, String lifetime, @Nullable String policy) {
    return resolve(GivenInputs.of(Map.of("sas", sas(lifetime, policy))), outputFiles);
  }

  private static ResolvedOutputFiles resolve(Inputs given, String outputFiles) {
    Inputs inputs = given.with(Map.of("outputFiles", outputFiles));
    DefaultDestination destination = DefaultDestination.ofEarlier(inputs);
    return new OutputFilesResolver()
        .resolve(
            inputs,
            OutputFilesReader.read(inputs, destination),
            new OutputPath(new TaskReference("job-1", "task-1"), "instance-1"),
            destination,
            SEVEN_HOURS);
  }

  private static Map<String, Object> sas(String lifetime, @Nullable String policy) {
    Map<String, Object> sas =
        new HashMap<>(
            Map.of(
                "account", "default",
                "container", "outputs",
                "permissions", "w",
                "lifetime", lifetime));
    if (policy != null) {
      sas.put("accessPolicy", policy);
    }
    return sas;
  }
}
