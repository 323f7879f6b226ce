package io.github.azurebatch.camunda.impl.engine.access;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks before each use of an Azure Batch job or a container whether the requester may use it.
 *
 * <p>An instance of a tenant uses those that instances of its tenant have created, and those that a
 * rule grants. Which these are, the metadata of the job or the container says; that costs a call
 * for each of them in an activity, unless a rule names it.
 */
final class Guard {

  private final Rights rights;
  private final Accounts accounts;
  private final Set<String> own = ConcurrentHashMap.newKeySet();

  /**
   * @param accounts all of them, without a guard
   */
  Guard(Rights rights, Accounts accounts) {
    this.rights = rights;
    this.accounts = accounts;
  }

  Rights rights() {
    return rights;
  }

  /**
   * @return the id of the job
   * @throws InvalidInputException if the requester may not use it
   */
  String job(String account, String jobId) {
    rights.require(Resource.JOB, jobId);
    if (rights.needsOwn(Resource.JOB, jobId) && !own.contains(key(account, "job", jobId))) {
      accounts
          .get(account)
          .batch()
          .job(jobId)
          .map(JobSnapshot::metadata)
          .ifPresent(metadata -> requireOwn(Resource.JOB, account, jobId, metadata));
    }
    return jobId;
  }

  /**
   * @return the name of the container
   * @throws InvalidInputException if the requester may not use it
   */
  String container(String account, String name) {
    rights.require(Resource.CONTAINER, name);
    if (rights.needsOwn(Resource.CONTAINER, name)
        && !own.contains(key(account, "container", name))) {
      accounts
          .get(account)
          .storage()
          .containerMetadata(name)
          .ifPresent(metadata -> requireOwn(Resource.CONTAINER, account, name, metadata));
    }
    return name;
  }

  /** Whether the requester may use the container. */
  boolean mayUseContainer(String account, String name) {
    if (!rights.allow(Resource.CONTAINER, name)) {
      return false;
    }
    Optional<Map<String, String>> metadata =
        rights.needsOwn(Resource.CONTAINER, name)
            ? accounts.get(account).storage().containerMetadata(name)
            : Optional.empty();
    return metadata.isEmpty() || rights.requester().hasMade(metadata.get());
  }

  private void requireOwn(
      Resource resource, String account, String name, Map<String, String> metadata) {
    if (!rights.requester().hasMade(metadata)) {
      throw new InvalidInputException(
          "%s '%s' (account '%s') was not created by a process of tenant '%s'. An access rule of the configuration can grant it to %s"
              .formatted(
                  resource.noun(),
                  name,
                  account,
                  rights.requester().tenantId(),
                  rights.requester().description()));
    }
    own.add(key(account, resource == Resource.JOB ? "job" : "container", name));
  }

  private static String key(String account, String kind, String name) {
    return account + "/" + kind + "/" + name;
  }
}
