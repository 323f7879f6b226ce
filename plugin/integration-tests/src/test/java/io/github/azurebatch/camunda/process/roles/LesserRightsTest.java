package io.github.azurebatch.camunda.process.roles;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is met with less than the operators' table of roles. */
class LesserRightsTest {

  private static final String JOB_SUBMITTER = "Azure Batch Job Submitter";
  private static final String DATA_CONTRIBUTOR = "Azure Batch Data Contributor";
  private static final String BLOBS = "Storage Blob Data Contributor";
  private static final String READER = "Storage Blob Data Reader";
  private static final String DELEGATOR = "Storage Blob Delegator";
  private static final String NO_ROLE = "";
  private static final String MISMATCH = "AuthorizationPermissionMismatch";

  @RegisterExtension private static final IdentityBench bench = new IdentityBench();

  @ParameterizedTest
  @MethodSource("lesser")
  void withLessTheActivityIsOneIncidentThatNamesTheCall(
      Feature feature, String role, String instead, String message) {
    bench.services().give(feature.all().replaced(role, instead));

    bench.engine().start(feature.process());
    bench.engine().runToRest();

    assertThat(bench.engine().onlyIncident())
        .startsWith(message)
        .contains("status 403", "Give the identity the role ", role);
    assertThat(bench.engine().plugin().health().isUp()).isTrue();
  }

  private static Stream<Arguments> lesser() {
    return Stream.of(
        arguments(Feature.JOBS_AND_TASKS, JOB_SUBMITTER, NO_ROLE, "Reading Azure Batch job"),
        arguments(
            Feature.JOBS_AND_TASKS,
            JOB_SUBMITTER,
            "Azure Batch Account Reader",
            "Creating Azure Batch job"),
        arguments(Feature.AUTO_POOLS, DATA_CONTRIBUTOR, NO_ROLE, "Reading Azure Batch job"),
        arguments(Feature.AUTO_POOLS, DATA_CONTRIBUTOR, JOB_SUBMITTER, "Creating Azure Batch job"),
        arguments(Feature.STORAGE, BLOBS, NO_ROLE, "Reading the metadata of container"),
        arguments(Feature.STORAGE, BLOBS, READER, "Creating container"),
        arguments(Feature.STORAGE, BLOBS, DELEGATOR, "Reading the metadata of container"),
        arguments(Feature.GIVEN_CONTAINERS, BLOBS, NO_ROLE, "Reading the metadata of container"),
        arguments(Feature.GIVEN_CONTAINERS, DELEGATOR, NO_ROLE, "Signing a URL of container"));
  }

  @Test
  void eachRoleOfThePageIsTakenAway() {
    assertThat(lesser().filter(taken -> taken.get()[2].equals(NO_ROLE)))
        .extracting(taken -> List.of(taken.get()[0], taken.get()[1]))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Feature.values())
                .flatMap(
                    feature ->
                        feature.own().assignments().stream()
                            .map(own -> List.<Object>of(feature, own.role().roleName())))
                .toList());
  }

  @Test
  void rolesOnContainersCreateNoOthersAndSayNothingAgainstTheAccount() {
    bench.services().give(Feature.GIVEN_CONTAINERS.all());
    BlobStorage storage = bench.engine().plugin().outputs().storage();

    assertThatThrownBy(() -> storage.createContainer("another"))
        .hasMessageContainingAll("Creating container 'another'", MISMATCH);
    assertThatThrownBy(storage::check).hasMessageContainingAll("Looking at the account", MISMATCH);
    assertThat(bench.engine().plugin().health().isUp()).isTrue();
  }

  @Test
  void aSignatureEndsWithTheRoleOfTheIdentityThatMadeIt() {
    bench.services().give(Feature.GIVEN_CONTAINERS.all());
    bench.services().batch().scripts().clear();
    bench
        .services()
        .batch()
        .scripts()
        .add(
            forTask("*")
                .file("output.txt", "content")
                .action(
                    task ->
                        bench
                            .services()
                            .give(Feature.GIVEN_CONTAINERS.all().replaced(BLOBS, READER))));

    bench.engine().start(Feature.GIVEN_CONTAINERS.process());
    bench.engine().runToRest();

    assertThat(bench.engine().onlyIncident())
        .startsWith("AzureBatchUploadFailed")
        .contains("FileUploadAccessDenied");
  }

  @ParameterizedTest
  @MethodSource("ofOneService")
  void aWaitStaysAsItIsWhileTheIdentityHasNoRoleAndTheHealthSaysWhy(String role, String call) {
    bench.services().give(Feature.STORAGE.all());
    ProcessInstance instance = bench.engine().start(Feature.STORAGE.process());
    bench.engine().executeJobs();
    bench.engine().awaitTasks();

    bench.services().give(Feature.STORAGE.all().replaced(role, NO_ROLE));
    bench.engine().plugin().poll();

    assertThat(bench.engine().incidents()).isEmpty();
    assertThat(bench.engine().onlyWait().getRetries()).isNull();
    assertThat(bench.engine().plugin().health().outages())
        .singleElement()
        .extracting(Outage::message, InstanceOfAssertFactories.STRING)
        .startsWith(call);

    bench.services().give(Feature.STORAGE.all());
    for (int minute = 0; minute < 3; minute++) {
      bench.engine().passForTheEngine(Duration.ofMinutes(1));
      bench.engine().runToRest();
    }
    assertThat(bench.engine().hasEnded(instance)).isTrue();
  }

  private static Stream<Arguments> ofOneService() {
    return Stream.of(
        arguments(JOB_SUBMITTER, "Looking for 1 completed tasks"),
        arguments(BLOBS, "Listing the blobs"));
  }

  @Test
  void anIdentityNeitherSignsNorRemovesAStoredAccessPolicy() {
    bench.services().give(Feature.STORAGE.all());
    BlobStorage storage = bench.engine().plugin().outputs().storage();

    assertThatThrownBy(
            () ->
                storage.putAccessPolicy(PageRow.GIVEN_CONTAINER, "policy-1", SasPermissions.WRITE))
        .isInstanceOf(InvalidInputException.class);
    assertThat(bench.services().storageCalls()).isEmpty();
    assertThatThrownBy(() -> storage.removeAccessPolicy(PageRow.GIVEN_CONTAINER, "policy-1"))
        .hasMessageContainingAll("Removing stored access policy", MISMATCH);
  }
}
