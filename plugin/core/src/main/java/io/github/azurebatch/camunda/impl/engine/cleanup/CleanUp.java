package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.impl.engine.account.AccountClients;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an activity wants removed, checked.
 *
 * @param terminateJob null where the model does not say: a whole job of which nothing runs
 * @param deleteBlobs those of the task's output files
 * @param files further blobs, each named by the model
 * @param deleteContainer null to keep all containers
 */
record CleanUp(
    AccountClients account,
    String jobId,
    TaskSelection tasks,
    @Nullable Boolean terminateJob,
    boolean deleteJob,
    boolean deleteBlobs,
    List<BlobLocation> files,
    @Nullable String deleteContainer) {}
