package io.github.azurebatch.camunda.engine.activity;

import io.github.azurebatch.camunda.batch.JobSpecification;
import io.github.azurebatch.camunda.engine.account.AccountClients;
import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.input.Inputs;
import io.github.azurebatch.camunda.engine.variable.Results;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Creates an Azure Batch job, or finds it there. */
final class CreateJobDelegate implements JavaDelegate {

  private final Accounts accounts;

  CreateJobDelegate(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Inputs inputs = Inputs.of(execution);
    AccountClients account = inputs.account(accounts);
    JobSpecification job = new JobSpecification(inputs.batchId("jobId"), inputs.batchId("poolId"));
    account.batch().createJob(job);
    Results.set(execution, inputs.resultVariable("batchJob"), result(account, job));
  }

  private static Map<String, Object> result(AccountClients account, JobSpecification job) {
    return Results.of(account.name(), Map.of("jobId", job.id(), "poolId", job.poolId()));
  }
}
