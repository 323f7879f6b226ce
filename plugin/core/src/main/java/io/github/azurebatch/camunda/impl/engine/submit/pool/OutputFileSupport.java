package io.github.azurebatch.camunda.impl.engine.submit.pool;

import io.github.azurebatch.camunda.impl.batch.file.OutputDestination;
import io.github.azurebatch.camunda.impl.batch.file.OutputFile;
import io.github.azurebatch.camunda.impl.batch.pool.OperatingSystem;
import io.github.azurebatch.camunda.impl.batch.pool.PoolSnapshot;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the nodes of a pool can upload output files. Both separators are right on Windows, but
 * only {@code /} is on Linux.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/batch/batch-task-output-files#prerequisites">persist
 *     task data to Azure Storage, prerequisites</a>
 * @see <a href="https://learn.microsoft.com/rest/api/batchservice/task/add-task#outputfile">REST
 *     API, OutputFile</a>
 */
public final class OutputFileSupport {

  private static final OffsetDateTime SUPPORTED_SINCE =
      OffsetDateTime.of(2018, 2, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private OutputFileSupport() {}

  /** What is wrong; empty if nothing is. */
  public static Optional<String> complaint(PoolSnapshot pool, List<OutputFile> files) {
    return ofPool(pool).or(() -> files.stream().flatMap(file -> ofFile(pool, file)).findFirst());
  }

  private static Optional<String> ofPool(PoolSnapshot pool) {
    if (!pool.hasVirtualMachineConfiguration()) {
      return Optional.of(
          "cannot be uploaded by pool '%s', which has no virtual machine configuration (cloudServiceConfiguration); use a pool that has one"
              .formatted(pool.id()));
    }
    OffsetDateTime creationTime = pool.creationTime();
    if (creationTime != null && creationTime.isBefore(SUPPORTED_SINCE)) {
      return Optional.of(
          "cannot be uploaded by pool '%s', which was created on %s: pools from before 1 February 2018 cannot; create it anew"
              .formatted(pool.id(), creationTime.toLocalDate()));
    }
    return Optional.empty();
  }

  private static Stream<String> ofFile(PoolSnapshot pool, OutputFile file) {
    return Stream.concat(ofPattern(pool, file.filePattern()), ofDestination(pool, file));
  }

  private static Stream<String> ofPattern(PoolSnapshot pool, String pattern) {
    if (pool.operatingSystem() != OperatingSystem.LINUX || pattern.indexOf('\\') < 0) {
      return Stream.empty();
    }
    return Stream.of(
        "has the pattern '%s', but a backslash separates nothing on the Linux nodes of pool '%s'; write '%s'"
            .formatted(pattern, pool.id(), pattern.replace('\\', '/')));
  }

  private static Stream<String> ofDestination(PoolSnapshot pool, OutputFile file) {
    if (!(file.destination() instanceof OutputDestination.Identity identity)
        || pool.userAssignedIdentities().stream()
            .anyMatch(identity.resourceId()::equalsIgnoreCase)) {
      return Stream.empty();
    }
    return Stream.of(
        "has '%s' uploaded by the identity '%s', which pool '%s' does not have; it has %s"
            .formatted(
                file.filePattern(),
                identity.resourceId(),
                pool.id(),
                pool.userAssignedIdentities().isEmpty() ? "none" : pool.userAssignedIdentities()));
  }
}
