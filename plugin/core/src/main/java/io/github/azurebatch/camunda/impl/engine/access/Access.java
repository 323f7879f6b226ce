package io.github.azurebatch.camunda.impl.engine.access;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The configured accounts, as each requester may use them. */
public final class Access {

  private final Accounts accounts;

  public Access(Accounts accounts) {
    this.accounts = accounts;
  }

  /** The accounts as the process of the execution may use them. */
  public Accounts of(DelegateExecution execution) {
    return accounts;
  }
}
