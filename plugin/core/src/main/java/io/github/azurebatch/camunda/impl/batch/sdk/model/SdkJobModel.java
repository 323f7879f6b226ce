package io.github.azurebatch.camunda.impl.batch.sdk.model;

import com.microsoft.azure.batch.protocol.models.JobAddParameter;
import com.microsoft.azure.batch.protocol.models.JobManagerTask;
import com.microsoft.azure.batch.protocol.models.MetadataItem;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import io.github.azurebatch.camunda.impl.batch.job.JobConstraints;
import io.github.azurebatch.camunda.impl.batch.job.JobManager;
import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates jobs to create into the SDK's model. */
public final class SdkJobModel {

  private SdkJobModel() {}

  public static JobAddParameter from(JobSpecification job) {
    JobAddParameter wire =
        SdkFields.read(job.fields(), JobAddParameter.class)
            .withId(job.id())
            .withConstraints(constraints(job.constraints()));
    if (!job.environment().settings().isEmpty()) {
      wire.withCommonEnvironmentSettings(SdkTaskModel.environment(job.environment().settings()));
    }
    if (!job.metadata().isEmpty()) {
      wire.withMetadata(metadata(job.metadata()));
    }
    return job.jobManager() == null ? wire : wire.withJobManagerTask(jobManager(job.jobManager()));
  }

  static void checkField(String field, Object value) {
    JobAddParameter job = SdkFields.read(Map.of(field, value), JobAddParameter.class).withId("any");
    SdkFields.requireComplete(
        job.poolInfo() == null ? job.withPoolInfo(new PoolInformation()) : job);
  }

  private static com.microsoft.azure.batch.protocol.models.@Nullable JobConstraints constraints(
      JobConstraints constraints) {
    return constraints.equals(JobConstraints.NONE)
        ? null
        : new com.microsoft.azure.batch.protocol.models.JobConstraints()
            .withMaxWallClockTime(SdkTimes.period(constraints.maxWallClockTime()))
            .withMaxTaskRetryCount(constraints.maxTaskRetryCount());
  }

  private static List<MetadataItem> metadata(Map<String, String> metadata) {
    return metadata.entrySet().stream()
        .map(item -> new MetadataItem().withName(item.getKey()).withValue(item.getValue()))
        .toList();
  }

  private static JobManagerTask jobManager(JobManager manager) {
    var task = SdkTaskModel.from(manager.task());
    return new JobManagerTask()
        .withId(task.id())
        .withDisplayName(task.displayName())
        .withCommandLine(task.commandLine())
        .withContainerSettings(task.containerSettings())
        .withResourceFiles(task.resourceFiles())
        .withOutputFiles(task.outputFiles())
        .withEnvironmentSettings(task.environmentSettings())
        .withConstraints(task.constraints())
        .withRequiredSlots(task.requiredSlots())
        .withUserIdentity(task.userIdentity())
        .withApplicationPackageReferences(task.applicationPackageReferences())
        .withAuthenticationTokenSettings(task.authenticationTokenSettings())
        .withKillJobOnCompletion(manager.killJobOnCompletion())
        .withRunExclusive(manager.runExclusive())
        .withAllowLowPriorityNode(manager.allowLowPriorityNode());
  }
}
