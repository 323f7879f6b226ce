package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.access.Requester;
import io.github.azurebatch.camunda.impl.engine.data.value.Chunks;
import io.github.azurebatch.camunda.impl.engine.mark.Authenticity;
import io.github.azurebatch.camunda.impl.engine.mark.Owner;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.queued.QueuedWait;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.externaltask.ExternalTaskQuery;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.runtime.VariableInstanceQuery;
import org.jspecify.annotations.Nullable;

/**
 * The waits in the engine's database. Those without retries left are incidents, and those of
 * suspended instances are left alone.
 */
public final class WaitQueries {

  private static final Log LOG = Log.of(WaitQueries.class);

  /** Each has two variables, whose bytes are in one list then; Oracle takes 1,000 in a list. */
  private static final int PAGE = 400;

  private final ExternalTaskService externalTasks;
  private final RuntimeService runtime;
  private final CommandExecutor commands;
  private final WaitTransactions transactions;
  private final Authenticity authenticity;

  /** One for all waits of an activity, which are held in memory. */
  private final Map<WaitingActivity, WaitingActivity> activities = new ConcurrentHashMap<>();

  public WaitQueries(
      ProcessEngine engine, WaitTransactions transactions, Authenticity authenticity) {
    this.transactions = transactions;
    this.authenticity = authenticity;
    externalTasks = engine.getExternalTaskService();
    runtime = engine.getRuntimeService();
    commands =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
            .getCommandExecutorTxRequired();
  }

  /** The topics that have waits, in one statement. */
  public List<Topic> topics() {
    return externalTasks.getTopicNames(false, false, true).stream()
        .flatMap(name -> Topic.parse(name).stream())
        .toList();
  }

  long count(TopicPart part) {
    return query(part).count();
  }

  /** The waits that were entered last. */
  List<ExternalTask> newest(TopicPart part, int most) {
    return query(part).orderByCreateTime().desc().listPage(0, most);
  }

  /** New ones may be locked by workers that are none of the plugin's. */
  void noteLocks(TopicPart part, List<ExternalTask> tasks) {
    transactions.foreignWorkers().seeMore(part, tasks);
  }

  /** All waits of the part by their ids. */
  Map<String, ExternalTask> byId(TopicPart part) {
    List<ExternalTask> all = query(part).list();
    transactions.foreignWorkers().seeAll(part, all);
    return all.stream().collect(Collectors.toMap(ExternalTask::getId, task -> task));
  }

  /** Reads these waits; each one that cannot be read becomes an incident. */
  List<WatchedWait> read(Collection<ExternalTask> tasks) {
    if (tasks.isEmpty()) {
      return List.of();
    }
    Set<String> executions =
        tasks.stream().map(ExternalTask::getExecutionId).collect(Collectors.toSet());
    Map<String, VariableInstance> stored = new HashMap<>();
    Map<String, VariableInstance> shown = new HashMap<>();
    for (VariableInstance variable : variables(executions)) {
      (variable.getName().equals(Wait.VARIABLE) ? stored : shown)
          .put(variable.getExecutionId(), variable);
    }
    List<WatchedWait> waits = new ArrayList<>();
    for (ExternalTask task : tasks) {
      String execution = task.getExecutionId();
      read(task, stored.get(execution), shown.get(execution)).ifPresent(waits::add);
    }
    return waits;
  }

  private Optional<WatchedWait> read(
      ExternalTask task, @Nullable VariableInstance variable, @Nullable VariableInstance shown) {
    try {
      Object value = variable == null ? null : variable.getValue();
      return Optional.of(watched(task, stored(task, value), QueuedWait.shownBy(shown)));
    } catch (RuntimeException | StackOverflowError e) {
      String engineError = variable == null ? null : variable.getErrorMessage();
      refuse(
          task,
          new InvalidInputException(
              "The variable '%s' of the wait cannot be read: %s. Restore it, or move the token past the activity"
                  .formatted(Wait.VARIABLE, engineError == null ? e.getMessage() : engineError)));
      return Optional.empty();
    }
  }

  private Wait stored(ExternalTask task, @Nullable Object value) {
    Owner owner =
        new Owner(task.getTenantId(), task.getProcessDefinitionKey(), task.getProcessInstanceId());
    return WaitVariable.read(value, authenticity.of(owner));
  }

  private WatchedWait watched(ExternalTask task, Wait stored, @Nullable String shownReason) {
    WatchedWait wait =
        new WatchedWait(
            task.getId(),
            task.getProcessInstanceId(),
            activities.computeIfAbsent(
                new WaitingActivity(
                    new Requester(task.getTenantId(), task.getProcessDefinitionKey()),
                    task.getActivityId()),
                each -> each),
            stored,
            shownReason);
    Date locked = task.getLockExpirationTime();
    if (locked != null && !transactions.foreignWorkers().lock(task)) {
      // until then the node that failed to end it has it, which may not be this one
      wait.postpone(locked.toInstant());
    }
    return wait;
  }

  private void refuse(ExternalTask task, InvalidInputException failure) {
    try {
      transactions.refuse(task.getId(), failure);
    } catch (BadUserRequestException e) {
      // cancelled before its variables were read, or still with the node that failed to end it
      LOG.debug("Wait '{}' cannot be made an incident: {}", task.getId(), e.getMessage());
    } catch (RuntimeException e) {
      // the other waits of the Batch job must not wait with it
      LOG.write(
          LogLine.WAIT_UNREADABLE,
          "Wait '{}' cannot be read, and could not be made an incident either; the next round tries again: {}",
          task.getId(),
          e.getMessage());
    }
  }

  private List<VariableInstance> variables(Set<String> executions) {
    List<VariableInstance> variables = new ArrayList<>();
    for (List<String> page : Chunks.of(List.copyOf(executions), PAGE)) {
      VariableInstanceQuery query =
          runtime
              .createVariableInstanceQuery()
              .variableNameIn(Wait.VARIABLE, QueuedWait.VARIABLE)
              .executionIdIn(page.toArray(String[]::new));
      variables.addAll(
          commands.execute(context -> load(context, (VariableInstanceQueryImpl) query)));
    }
    return variables;
  }

  /** In two statements; by itself, the query would fetch the bytes of each variable by one more. */
  private static List<VariableInstance> load(
      CommandContext context, VariableInstanceQueryImpl query) {
    List<VariableInstance> found =
        context.getVariableInstanceManager().findVariableInstanceByQueryCriteria(query, null);
    List<VariableInstanceEntity> entities =
        found.stream().map(VariableInstanceEntity.class::cast).toList();
    List<String> ids =
        entities.stream()
            .flatMap(entity -> Stream.ofNullable(entity.getByteArrayValueId()))
            .toList();
    if (!ids.isEmpty()) {
      context.getDbEntityManager().selectList("selectByteArrays", ids);
    }
    entities.forEach(WaitQueries::loadValue);
    return found;
  }

  /** Later there is no transaction to do it. What cannot be read has an error message then. */
  private static void loadValue(VariableInstanceEntity variable) {
    try {
      variable.getTypedValue();
    } catch (RuntimeException e) {
      LOG.debug("Variable '{}' cannot be read, so its wait is refused", variable.getId(), e);
    }
  }

  private ExternalTaskQuery query(TopicPart part) {
    ExternalTaskQuery query =
        externalTasks
            .createExternalTaskQuery()
            .topicName(part.topic().name())
            .withRetriesLeft()
            .active();
    String definition = part.processDefinitionId();
    return definition == null ? query : query.processDefinitionId(definition);
  }
}
