package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.impl.engine.account.AccountClients;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The checked inputs of the activity that cleans up.
 *
 * @param terminateJob null where the model does not say: then a job that is cleaned up as a whole
 *     and has no open task is terminated
 * @param deleteBlobs whether the blobs of the task's output files are deleted
 * @param files further blobs to delete, each named by the model
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
