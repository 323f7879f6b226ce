package io.github.azurebatch.camunda.impl.engine.wait.end;

import io.github.azurebatch.camunda.impl.engine.cancel.Terminations;
import io.github.azurebatch.camunda.impl.engine.error.BpmnErrors;
import io.github.azurebatch.camunda.impl.engine.error.ErrorChannel;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome.Faulted;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import io.github.azurebatch.camunda.impl.engine.variable.StoredMessage;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitTransactions;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitVariable;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitingActivity;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;

/** Reports the ends of waits to their processes, each in a transaction of its own or together. */
public final class EndTransactions {

  private final CommandExecutor commands;
  private final ExternalTaskService externalTasks;
  private final WaitTransactions waits;

  /** Activities at whose ends code of the model runs, as far as it was seen. */
  private final Set<WaitingActivity> withModelCode = ConcurrentHashMap.newKeySet();

  public EndTransactions(ProcessEngineConfigurationImpl engine, WaitTransactions waits) {
    this.commands = engine.getCommandExecutorTxRequired();
    this.externalTasks = engine.getExternalTaskService();
    this.waits = waits;
  }

  /**
   * Sets the results in the enclosing scope and lets the process go on, reports the BPMN error
   * where the model catches it, or makes the wait an incident.
   */
  void end(Ending ending) {
    commands.execute(
        context -> {
          end(context, ending);
          return null;
        });
  }

  private void end(CommandContext context, Ending ending) {
    WatchedWait wait = ending.watched();
    String resultVariable = wait.terms().resultVariable();
    ExecutionEntity execution = waits.take(context, wait, ending.job().part());
    Terminations.current().addOpen(execution, ending.job().topic().account(), ending.open());
    if (ending.outcome() instanceof Faulted fault) {
      BpmnErrors.report(
          execution, resultVariable, fault, new ExternalTaskError(wait, execution, fault));
    } else {
      Results.set(
          execution, resultVariable, Marks.of(execution).onOutputs(ending.outcome().outputs()));
      externalTasks.complete(ending.id(), waits.workerId());
    }
  }

  /** Whether it may be ended together with others, as far as is known without reading it. */
  boolean mayEndTogether(Ending ending) {
    return ending.isPlain() && !withModelCode.contains(ending.watched().activity());
  }

  /**
   * Ends several waits, of different process instances, in one transaction, which costs fewer round
   * trips to the database. If one of them fails nothing has happened, and each has to be ended by
   * itself. So those are left at whose ends code of the model runs: it would run once more.
   *
   * @return what was left
   */
  List<Ending> endTogether(List<Ending> endings) {
    return commands.execute(
        context -> {
          List<Ending> left = new ArrayList<>();
          for (Ending ending : endings) {
            if (endsPlainly(context, ending)) {
              end(context, ending);
            } else {
              left.add(ending);
            }
          }
          return left;
        });
  }

  /** Reading the wait here costs no statement, since to take it would read it. */
  private boolean endsPlainly(CommandContext context, Ending ending) {
    ExternalTaskEntity task = context.getExternalTaskManager().findExternalTaskById(ending.id());
    if (task == null) {
      return false;
    }
    boolean runsModelCode = ModelCode.runsAtTheEndOf(task.getExecution().getActivity());
    if (runsModelCode) {
      withModelCode.add(ending.watched().activity());
    }
    return !runsModelCode;
  }

  /** Reports a fault through the external task of the wait. */
  private final class ExternalTaskError implements ErrorChannel {

    private final WatchedWait wait;
    private final ExecutionEntity execution;
    private final Faulted fault;

    ExternalTaskError(WatchedWait wait, ExecutionEntity execution, Faulted fault) {
      this.wait = wait;
      this.execution = execution;
      this.fault = fault;
    }

    @Override
    public void caught(String errorCode, String message) {
      // the error cancels the activity, and that must not terminate the task again
      wait.target().spare(Terminations.current());
      externalTasks.handleBpmnError(wait.externalTaskId(), waits.workerId(), errorCode, message);
    }

    @Override
    public void uncaught(String errorCode, String message, String details) {
      // a retry must know what it is for, on any engine node
      WaitVariable.set(execution, wait.stored().with(rerunReason(wait, fault)));
      externalTasks.handleFailure(
          wait.externalTaskId(), waits.workerId(), StoredMessage.of(message), details, 0, 0);
    }
  }

  private static RerunReason rerunReason(WatchedWait wait, Faulted fault) {
    return RerunReason.of(fault.code(), wait.progress().completionTime().orElse(null));
  }
}
