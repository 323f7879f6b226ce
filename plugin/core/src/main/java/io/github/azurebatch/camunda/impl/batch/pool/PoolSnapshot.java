package io.github.azurebatch.camunda.impl.batch.pool;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the service says of a pool at one moment.
 *
 * @param hasVirtualMachineConfiguration whether it runs virtual machines; pools without cannot
 *     upload output files
 * @param state such as {@code active} or {@code deleting}
 * @param allocationState such as {@code steady} or {@code resizing}
 * @param currentNodes dedicated and spot nodes that are there
 * @param targetNodes dedicated and spot nodes that are wanted
 * @param resizeErrors why it did not get the nodes, as {@code code: message}
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
