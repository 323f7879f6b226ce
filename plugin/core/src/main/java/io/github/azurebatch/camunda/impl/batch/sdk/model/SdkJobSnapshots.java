package io.github.azurebatch.camunda.impl.batch.sdk.model;

import com.microsoft.azure.batch.protocol.models.CloudJob;
import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.impl.batch.job.OnAllTasksComplete;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates jobs from the SDK's model. */
public final class SdkJobSnapshots {

  /** The fields that a snapshot needs. */
  public static final String FIELDS =
      "id,state,creationTime,poolInfo,executionInfo,onAllTasksComplete,usesTaskDependencies,constraints,metadata";

  private SdkJobSnapshots() {}

  public static JobSnapshot of(CloudJob job) {
    return new JobSnapshot(
        job.id(),
        JobState.valueOf(job.state().name()),
        poolId(job),
        job.onAllTasksComplete()
                == com.microsoft.azure.batch.protocol.models.OnAllTasksComplete.TERMINATE_JOB
            ? OnAllTasksComplete.TERMINATE_JOB
            : OnAllTasksComplete.NO_ACTION,
        Boolean.TRUE.equals(job.usesTaskDependencies()),
        maxTaskRetryCount(job),
        terminateReason(job),
        SdkTimes.known("creationTime", job.creationTime()),
        metadata(job));
  }

  /** Others may have given a name twice: the last one counts. */
  private static Map<String, String> metadata(CloudJob job) {
    Map<String, String> metadata = new LinkedHashMap<>();
    if (job.metadata() != null) {
      job.metadata().forEach(item -> metadata.put(item.name(), item.value()));
    }
    return metadata;
  }

  private static @Nullable String terminateReason(CloudJob job) {
    String reason = job.executionInfo() == null ? null : job.executionInfo().terminateReason();
    return reason == null ? null : ForeignText.cut(reason);
  }

  private static int maxTaskRetryCount(CloudJob job) {
    Integer count = job.constraints() == null ? null : job.constraints().maxTaskRetryCount();
    return count == null ? 0 : count;
  }

  /** The id of an auto pool is only in the execution information. */
  private static @Nullable String poolId(CloudJob job) {
    String running = job.executionInfo() == null ? null : job.executionInfo().poolId();
    return running != null || job.poolInfo() == null ? running : job.poolInfo().poolId();
  }
}
