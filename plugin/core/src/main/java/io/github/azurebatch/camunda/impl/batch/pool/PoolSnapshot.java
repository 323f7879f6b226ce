package io.github.azurebatch.camunda.impl.batch.pool;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of a pool at one moment.
 *
 * @param hasVirtualMachineConfiguration whether it runs virtual machines; other pools cannot upload
 *     output files
 * @param state such as {@code active} or {@code deleting}
 * @param allocationState such as {@code steady} or {@code resizing}
 * @param currentNodes dedicated and spot nodes that exist
 * @param targetNodes dedicated and spot nodes that are wanted
 * @param resizeErrors why the pool did not get its nodes, as {@code code: message}
 * @param userAssignedIdentities the resource ids of the identities that its nodes have
 */
public record PoolSnapshot(
    String id,
    @Nullable OffsetDateTime creationTime,
    OperatingSystem operatingSystem,
    boolean hasVirtualMachineConfiguration,
    String state,
    String allocationState,
    int currentNodes,
    int targetNodes,
    List<String> resizeErrors,
    Set<String> userAssignedIdentities) {}
