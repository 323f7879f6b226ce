package io.github.azurebatch.camunda.impl.engine.access;

import io.github.azurebatch.camunda.impl.engine.account.AccountClients;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;

/** The configured accounts, as each requester may use them. */
public final class Access {

  private final Accounts accounts;
  private final AccessRules rules;

  public Access(Accounts accounts, AccessRules rules) {
    this.accounts = accounts;
    this.rules = rules;
  }

  /** All accounts, for what the plugin does by itself. */
  public Accounts accounts() {
    return accounts;
  }

  /** What the process of the execution may use. */
  public Granted of(DelegateExecution execution) {
    return of(Requester.of(execution));
  }

  /**
   * The accounts as the process may use them whose execution the calling thread works for, as in an
   * expression or a delegate; all of them for code of the application outside of processes.
   */
  public Accounts current() {
    BpmnExecutionContext context = Context.getBpmnExecutionContext();
    return context == null ? accounts : of(context.getExecution()).accounts();
  }

  /** What the requester may use. */
  public Granted of(Requester requester) {
    Guard guard = new Guard(new Rights(rules, requester), accounts);
    return new Granted(guard, accounts.usedBy(account -> guarded(account, guard)));
  }

  private static AccountClients guarded(AccountClients account, Guard guard) {
    guard.rights().require(Resource.ACCOUNT, account.name());
    return account.with(
        new GuardedBatch(account.batch(), account.name(), guard),
        new GuardedStorage(account.storage(), account.name(), guard));
  }
}
