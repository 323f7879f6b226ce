package io.github.azurebatch.camunda.impl.storage;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobAccessPolicy;
import com.azure.storage.blob.models.BlobContainerAccessPolicies;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobSignedIdentifier;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.specialized.BlobLeaseClient;
import com.azure.storage.blob.specialized.BlobLeaseClientBuilder;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The stored access policies of a container. The service stores them as one list, which is written
 * as a whole. So a lease excludes other engine nodes while it is changed, and a condition detects
 * changes by other programs.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/storageservices/set-container-acl">REST API,
 *     Set Container ACL</a>
 */
final class AccessPolicies {

  static final int MOST = 5;

  private static final int LEASE_SECONDS = 15;
  private static final Set<BlobErrorCode> CHANGED_MEANWHILE =
      Set.of(
          BlobErrorCode.LEASE_ALREADY_PRESENT,
          BlobErrorCode.LEASE_ID_MISMATCH_WITH_CONTAINER_OPERATION,
          BlobErrorCode.LEASE_IS_BREAKING_AND_CANNOT_BE_ACQUIRED,
          BlobErrorCode.LEASE_LOST,
          BlobErrorCode.LEASE_NOT_PRESENT_WITH_CONTAINER_OPERATION,
          BlobErrorCode.CONDITION_NOT_MET);
  private static final Set<BlobErrorCode> RELEASED =
      Set.of(
          BlobErrorCode.LEASE_ID_MISMATCH_WITH_LEASE_OPERATION,
          BlobErrorCode.LEASE_NOT_PRESENT_WITH_LEASE_OPERATION);

  private final BlobContainerClient container;

  AccessPolicies(BlobContainerClient container) {
    this.container = container;
  }

  /** Adds the policy, or changes the permissions of the policy with that id. */
  void put(String id, SasPermissions permissions) {
    change(
        id,
        policies -> {
          List<BlobSignedIdentifier> others = without(id, policies);
          requireRoom(others);
          others.add(
              new BlobSignedIdentifier()
                  .setId(id)
                  .setAccessPolicy(new BlobAccessPolicy().setPermissions(permissions.letters())));
          return others;
        });
  }

  /** Removes the policy. Does nothing if the policy or the container does not exist. */
  void remove(String id) {
    try {
      change(id, policies -> without(id, policies));
    } catch (BlobStorageException e) {
      if (!BlobErrorCode.CONTAINER_NOT_FOUND.equals(e.getErrorCode())) {
        throw e;
      }
    }
  }

  private static List<BlobSignedIdentifier> without(
      String id, List<BlobSignedIdentifier> policies) {
    return policies.stream()
        .filter(policy -> !policy.getId().equals(id))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private void requireRoom(List<BlobSignedIdentifier> others) {
    if (others.size() >= MOST) {
      throw new InvalidInputException(
          "container '%s' has %d stored access policies already (%s), and Azure allows no more: give each process instance a container of its own, wait until one of the instances has ended, or remove a policy that is not used any more. An instance that asks for other permissions gets another policy"
              .formatted(
                  container.getBlobContainerName(),
                  others.size(),
                  others.stream()
                      .map(BlobSignedIdentifier::getId)
                      .collect(Collectors.joining(", "))));
    }
  }

  /**
   * The lease's id follows from the policy's. So a later try goes on with the lease of one that was
   * acknowledged to nobody, as its answer was lost, or its node, and does not wait for its end.
   */
  static String leaseId(String policyId) {
    return UUID.nameUUIDFromBytes(policyId.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private void change(String id, UnaryOperator<List<BlobSignedIdentifier>> change) {
    try {
      BlobLeaseClient lease =
          new BlobLeaseClientBuilder()
              .containerClient(container)
              .leaseId(leaseId(id))
              .buildClient();
      lease.acquireLease(LEASE_SECONDS);
      try {
        changeWith(lease.getLeaseId(), change);
      } finally {
        release(lease);
      }
    } catch (BlobStorageException e) {
      BlobErrorCode code = e.getErrorCode();
      throw code != null && CHANGED_MEANWHILE.contains(code) ? changedMeanwhile(e) : e;
    }
  }

  /** The lease is released already where an earlier try had its effect and lost its answer. */
  private static void release(BlobLeaseClient lease) {
    try {
      lease.releaseLease();
    } catch (BlobStorageException e) {
      BlobErrorCode code = e.getErrorCode();
      if (code == null || !RELEASED.contains(code)) {
        throw e;
      }
    }
  }

  private void changeWith(String leaseId, UnaryOperator<List<BlobSignedIdentifier>> change) {
    OffsetDateTime lastModified = container.getProperties().getLastModified();
    BlobContainerAccessPolicies now = container.getAccessPolicy();
    List<BlobSignedIdentifier> wanted = change.apply(identifiers(now));
    try {
      container.setAccessPolicyWithResponse(
          now.getBlobAccessType(),
          wanted,
          new BlobRequestConditions().setLeaseId(leaseId).setIfUnmodifiedSince(lastModified),
          null,
          Context.NONE);
    } catch (BlobStorageException e) {
      if (!BlobErrorCode.CONDITION_NOT_MET.equals(e.getErrorCode()) || !isStored(wanted)) {
        throw e;
      }
    }
  }

  /** Whether an earlier try has stored them, and lost its answer. */
  private boolean isStored(List<BlobSignedIdentifier> wanted) {
    return written(identifiers(container.getAccessPolicy())).equals(written(wanted));
  }

  private static Map<String, String> written(List<BlobSignedIdentifier> policies) {
    return policies.stream()
        .collect(
            Collectors.toMap(
                BlobSignedIdentifier::getId, policy -> policy.getAccessPolicy().getPermissions()));
  }

  /** The SDK gives null for a container without a policy. */
  private static List<BlobSignedIdentifier> identifiers(BlobContainerAccessPolicies policies) {
    return Objects.requireNonNullElse(policies.getIdentifiers(), List.of());
  }

  private UnavailableException changedMeanwhile(BlobStorageException e) {
    return new UnavailableException(
        String.valueOf(e.getErrorCode()),
        "The stored access policies of container '%s' are being changed by someone else (%s). It may work when tried again"
            .formatted(container.getBlobContainerName(), e.getErrorCode()),
        null);
  }
}
