package io.github.azurebatch.camunda.impl.engine.access;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import java.util.List;

/** Access without an engine. */
public final class GivenAccess {

  private GivenAccess() {}

  /** Without a rule: a process of no tenant may use all of the accounts. */
  public static Access toAllOf(Accounts accounts) {
    return new Access(accounts, new AccessRules(List.of()));
  }
}
