package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.variable.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.externaltask.ExternalTaskQuery;
import org.camunda.bpm.engine.runtime.VariableInstance;

/** The waits that stand in the engine's database. Those without retries left are incidents. */
final class Waits {

  private static final int PAGE = 500;

  private final ExternalTaskService externalTasks;
  private final RuntimeService runtime;

  Waits(ProcessEngine engine) {
    externalTasks = engine.getExternalTaskService();
    runtime = engine.getRuntimeService();
  }

  /** The topics that have waits, in one statement. */
  List<Topic> topics() {
    return externalTasks.getTopicNames(false, false, true).stream()
        .flatMap(name -> Topic.parse(name).stream())
        .toList();
  }

  long count(Topic topic) {
    return query(topic).count();
  }

  /** The id of the wait that was entered last. */
  Optional<String> newest(Topic topic) {
    return query(topic).orderByCreateTime().desc().listPage(0, 1).stream()
        .findFirst()
        .map(ExternalTask::getId);
  }

  /** The ids of all waits of the topic with their executions. */
  Map<String, String> executionsById(Topic topic) {
    return query(topic).list().stream()
        .collect(Collectors.toMap(ExternalTask::getId, ExternalTask::getExecutionId));
  }

  /** Reads the named waits. */
  List<Waiter> read(Map<String, String> executionsById) {
    List<Waiter> waiters = new ArrayList<>();
    Map<String, Wait> byExecution = byExecution(new HashSet<>(executionsById.values()));
    executionsById.forEach(
        (id, execution) -> {
          Wait wait = byExecution.get(execution);
          if (wait != null) {
            waiters.add(new Waiter(id, wait));
          }
        });
    return waiters;
  }

  private Map<String, Wait> byExecution(Set<String> executions) {
    Map<String, Wait> waits = new HashMap<>();
    for (List<String> page : pages(executions)) {
      runtime
          .createVariableInstanceQuery()
          .variableName(Wait.VARIABLE)
          .executionIdIn(page.toArray(String[]::new))
          .list()
          .forEach(variable -> waits.put(variable.getExecutionId(), wait(variable)));
    }
    return waits;
  }

  private static Wait wait(VariableInstance variable) {
    return Wait.from(Fields.of(Objects.requireNonNull(variable.getValue())));
  }

  private static List<List<String>> pages(Collection<String> all) {
    List<String> list = List.copyOf(all);
    List<List<String>> pages = new ArrayList<>();
    for (int from = 0; from < list.size(); from += PAGE) {
      pages.add(list.subList(from, Math.min(from + PAGE, list.size())));
    }
    return pages;
  }

  private ExternalTaskQuery query(Topic topic) {
    return externalTasks.createExternalTaskQuery().topicName(topic.name()).withRetriesLeft();
  }
}
