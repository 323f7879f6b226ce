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
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

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
    return require(Resource.JOB, account, jobId);
  }

  /**
   * @return the name of the container
   * @throws InvalidInputException if the requester may not use it
   */
  String container(String account, String name) {
    return require(Resource.CONTAINER, account, name);
  }

  /**
   * Asks again after a creation, which finds what others have created meanwhile.
   *
   * @throws InvalidInputException if the requester may not use it
   */
  void created(Resource resource, String account, String name) {
    asked.remove(key(resource, account, name));
    require(resource, account, name);
  }

  private String require(Resource resource, String account, String name) {
    rights.require(resource, name);
    String key = key(resource, account, name);
    if (rights.needsOwn(resource, name) && !asked.contains(key)) {
      metadata(resource, account, name)
          .filter(metadata -> !rights.requester().hasMade(metadata))
          .ifPresent(metadata -> refuse(resource, account, name));
      asked.add(key);
    }
    return name;
  }

  /** Empty for what does not exist. */
  private Optional<Map<String, String>> metadata(Resource resource, String account, String name) {
    return resource == Resource.JOB
        ? accounts.get(account).batch().job(name).map(JobSnapshot::metadata)
        : accounts.get(account).storage().containerMetadata(name);
  }

  /** Whether the requester may use the container. */
  boolean mayUseContainer(String account, String name) {
    if (!rights.allow(Resource.CONTAINER, name)) {
      return false;
    }
    return !rights.needsOwn(Resource.CONTAINER, name)
        || metadata(Resource.CONTAINER, account, name)
            .map(rights.requester()::hasMade)
            .orElse(true);
  }

  private void refuse(Resource resource, String account, String name) {
    throw new InvalidInputException(
        "%s '%s' (account '%s') was not created by a process of tenant '%s'. An access rule of the configuration can grant it to %s"
            .formatted(
                resource.noun(),
                name,
                account,
                rights.requester().tenantId(),
                rights.requester().description()));
  }

  private static String key(Resource resource, String account, String name) {
    return resource + "/" + account + "/" + name;
  }
}
