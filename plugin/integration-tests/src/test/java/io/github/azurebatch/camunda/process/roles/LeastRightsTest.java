package io.github.azurebatch.camunda.process.roles;

import static io.github.azurebatch.camunda.local.Operation.FILE_GET;
import static io.github.azurebatch.camunda.local.Operation.JOB_ADD;
import static io.github.azurebatch.camunda.local.Operation.JOB_DELETE;
import static io.github.azurebatch.camunda.local.Operation.JOB_GET;
import static io.github.azurebatch.camunda.local.Operation.JOB_LIST;
import static io.github.azurebatch.camunda.local.Operation.JOB_PATCH;
import static io.github.azurebatch.camunda.local.Operation.JOB_TERMINATE;
import static io.github.azurebatch.camunda.local.Operation.NODE_LIST;
import static io.github.azurebatch.camunda.local.Operation.POOL_GET;
import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.Operation.TASK_ADD_COLLECTION;
import static io.github.azurebatch.camunda.local.Operation.TASK_DELETE;
import static io.github.azurebatch.camunda.local.Operation.TASK_GET;
import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.Operation.TASK_REACTIVATE;
import static io.github.azurebatch.camunda.local.Operation.TASK_TERMINATE;
import static io.github.azurebatch.camunda.process.roles.StorageOperation.CREATE_CONTAINER;
import static io.github.azurebatch.camunda.process.roles.StorageOperation.DELETE_BLOB;
import static io.github.azurebatch.camunda.process.roles.StorageOperation.DELETE_CONTAINER;
import static io.github.azurebatch.camunda.process.roles.StorageOperation.GET_BLOB;
import static io.github.azurebatch.camunda.process.roles.StorageOperation.GET_CONTAINER_PROPERTIES;
import static io.github.azurebatch.camunda.process.roles.StorageOperation.GET_USER_DELEGATION_KEY;
import static io.github.azurebatch.camunda.process.roles.StorageOperation.LIST_BLOBS;
import static io.github.azurebatch.camunda.process.roles.StorageOperation.LIST_CONTAINERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The operators' table of roles, by the definitions of the roles; no Azure is asked. */
class LeastRightsTest {

  @RegisterExtension private static final IdentityBench bench = new IdentityBench();

  @Test
  void eachRowOfThePageIsAFeatureHere() {
    assertThat(PageRow.all())
        .extracting(PageRow::title)
        .containsExactly(
            Arrays.stream(Feature.values()).map(Feature::title).toArray(String[]::new));
  }

  @ParameterizedTest
  @EnumSource(Feature.class)
  void theRolesOfThePageAreEnough(Feature feature) {
    bench.services().give(feature.all());

    bench.run().runsToItsEnd(feature.process());

    assertThat(bench.engine().plugin().health().isUp()).isTrue();
  }

  @Test
  void theRoleForJobsAndTasksIsEnoughForAllThatIsAskedOfBatch() {
    bench.services().give(Feature.JOBS_AND_TASKS.all());

    bench.run().runsAgain();
    bench.run().runsToItsEnd(FeatureModels.inNewJob().list());
    bench.run().runsToItsEnd(FeatureModels.inNewJob().named());
    bench.run().isCancelled();
    bench.run().tellsWhyItDoesNotStart();
    bench.run().searchesForOrphans();

    assertThat(bench.services().batchCalls())
        .containsExactlyInAnyOrder(
            JOB_ADD,
            JOB_LIST,
            JOB_GET,
            JOB_PATCH,
            JOB_TERMINATE,
            JOB_DELETE,
            TASK_ADD,
            TASK_ADD_COLLECTION,
            TASK_LIST,
            TASK_GET,
            TASK_TERMINATE,
            TASK_REACTIVATE,
            TASK_DELETE,
            FILE_GET,
            POOL_GET,
            NODE_LIST);
    assertThat(bench.engine().plugin().health().isUp()).isTrue();
  }

  @Test
  void eachCallOfTheStoragePortHasADeclaredPermission() throws ReflectiveOperationException {
    bench.services().give(Feature.STORAGE.all());

    StoragePortCalls.makeAll(bench.engine().plugin().outputs().storage());

    assertThat(bench.services().storageCalls())
        .contains(
            LIST_CONTAINERS,
            GET_USER_DELEGATION_KEY,
            CREATE_CONTAINER,
            GET_CONTAINER_PROPERTIES,
            DELETE_CONTAINER,
            LIST_BLOBS,
            GET_BLOB,
            DELETE_BLOB);
  }
}
