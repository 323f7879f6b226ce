package io.github.azurebatch.camunda.impl.engine.access;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import java.util.Optional;

/** What one requester is given. */
public final class Granted {

  private final Guard guard;
  private final Accounts accounts;

  Granted(Guard guard, Accounts accounts) {
    this.guard = guard;
    this.accounts = accounts;
  }

  /** The accounts, whose clients refuse jobs and containers that the requester may not use. */
  public Accounts accounts() {
    return accounts;
  }

  /** What the requester may use, by the names of things. */
  public Rights rights() {
    return guard.rights();
  }

  /**
   * Refuses a job where no call follows that would, or only after an effect.
   *
   * @return its id
   * @throws InvalidInputException if the requester may not use it
   */
  public String requireJob(String account, String jobId) {
    return guard.job(account, jobId);
  }

  /**
   * Refuses a container where no call follows that would, or only after an effect.
   *
   * @return its name
   * @throws InvalidInputException if the requester may not use it
   */
  public String requireContainer(String account, String container) {
    return guard.container(account, container);
  }

  /** Where an unsigned URL leads, if the requester may read there. */
  public Optional<BlobLocation> locate(String url) {
    return accounts
        .locate(url)
        .filter(place -> guard.mayUseContainer(place.account(), place.container()));
  }
}
