package io.github.azurebatch.camunda.local.impl.rest;

import static io.github.azurebatch.camunda.local.Operation.FILE_DELETE;
import static io.github.azurebatch.camunda.local.Operation.FILE_GET;
import static io.github.azurebatch.camunda.local.Operation.FILE_LIST;
import static io.github.azurebatch.camunda.local.Operation.FILE_PROPERTIES;
import static io.github.azurebatch.camunda.local.Operation.JOB_ADD;
import static io.github.azurebatch.camunda.local.Operation.JOB_DELETE;
import static io.github.azurebatch.camunda.local.Operation.JOB_DISABLE;
import static io.github.azurebatch.camunda.local.Operation.JOB_ENABLE;
import static io.github.azurebatch.camunda.local.Operation.JOB_GET;
import static io.github.azurebatch.camunda.local.Operation.JOB_LIST;
import static io.github.azurebatch.camunda.local.Operation.JOB_PATCH;
import static io.github.azurebatch.camunda.local.Operation.JOB_TASK_COUNTS;
import static io.github.azurebatch.camunda.local.Operation.JOB_TERMINATE;
import static io.github.azurebatch.camunda.local.Operation.JOB_UPDATE;
import static io.github.azurebatch.camunda.local.Operation.NODE_COUNTS;
import static io.github.azurebatch.camunda.local.Operation.NODE_GET;
import static io.github.azurebatch.camunda.local.Operation.NODE_LIST;
import static io.github.azurebatch.camunda.local.Operation.POOL_ADD;
import static io.github.azurebatch.camunda.local.Operation.POOL_DELETE;
import static io.github.azurebatch.camunda.local.Operation.POOL_EXISTS;
import static io.github.azurebatch.camunda.local.Operation.POOL_GET;
import static io.github.azurebatch.camunda.local.Operation.POOL_LIST;
import static io.github.azurebatch.camunda.local.Operation.SUPPORTED_IMAGES;
import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.Operation.TASK_ADD_COLLECTION;
import static io.github.azurebatch.camunda.local.Operation.TASK_DELETE;
import static io.github.azurebatch.camunda.local.Operation.TASK_GET;
import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.Operation.TASK_REACTIVATE;
import static io.github.azurebatch.camunda.local.Operation.TASK_TERMINATE;
import static io.github.azurebatch.camunda.local.Operation.TASK_UPDATE;

import io.github.azurebatch.camunda.local.Operation;
import io.github.azurebatch.camunda.local.impl.account.LocalAccount;
import io.github.azurebatch.camunda.local.impl.account.state.Monitor;
import io.github.azurebatch.camunda.local.impl.rest.file.FileEndpoints;
import io.github.azurebatch.camunda.local.impl.rest.job.JobEndpoints;
import io.github.azurebatch.camunda.local.impl.rest.pool.NodeEndpoints;
import io.github.azurebatch.camunda.local.impl.rest.pool.PoolEndpoints;
import io.github.azurebatch.camunda.local.impl.rest.task.TaskCollection;
import io.github.azurebatch.camunda.local.impl.rest.task.TaskDeletion;
import io.github.azurebatch.camunda.local.impl.rest.task.TaskEndpoints;
import io.github.azurebatch.camunda.local.impl.wire.Answer;
import io.github.azurebatch.camunda.local.impl.wire.Endpoint;
import io.github.azurebatch.camunda.local.impl.wire.WireRequest;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Says which endpoint serves which operation. */
public final class Endpoints {

  private final Map<Operation, Endpoint> endpoints = new EnumMap<>(Operation.class);
  private final Monitor monitor;

  public Endpoints(LocalAccount account) {
    this.monitor = account.monitor();
    addJobs(new JobEndpoints(account));
    addTasks(new TaskEndpoints(account), new TaskCollection(account), new TaskDeletion(account));
    addFiles(new FileEndpoints(account));
    addPools(new PoolEndpoints(account.pools()), new NodeEndpoints(account.pools()));
    requireAll();
  }

  public Endpoint of(Operation operation) {
    return Objects.requireNonNull(endpoints.get(operation));
  }

  private void requireAll() {
    Set<Operation> missing = EnumSet.allOf(Operation.class);
    missing.removeAll(endpoints.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalStateException("Operations without an endpoint: " + missing);
    }
  }

  private void addJobs(JobEndpoints jobs) {
    locked(JOB_ADD, jobs::add);
    locked(JOB_LIST, jobs::list);
    locked(JOB_GET, jobs::get);
    locked(JOB_PATCH, jobs::patch);
    locked(JOB_UPDATE, jobs::update);
    locked(JOB_DELETE, jobs::delete);
    locked(JOB_TERMINATE, jobs::terminate);
    locked(JOB_DISABLE, jobs::disable);
    locked(JOB_ENABLE, jobs::enable);
    locked(JOB_TASK_COUNTS, jobs::taskCounts);
  }

  private void addTasks(TaskEndpoints tasks, TaskCollection collection, TaskDeletion deletion) {
    locked(TASK_ADD, tasks::add);
    locked(TASK_ADD_COLLECTION, collection::answer);
    locked(TASK_LIST, tasks::list);
    locked(TASK_GET, tasks::get);
    locked(TASK_UPDATE, tasks::update);
    endpoints.put(TASK_DELETE, deletion);
    locked(TASK_TERMINATE, tasks::terminate);
    locked(TASK_REACTIVATE, tasks::reactivate);
  }

  private void addFiles(FileEndpoints files) {
    endpoints.put(FILE_LIST, files::list);
    endpoints.put(FILE_GET, files::get);
    endpoints.put(FILE_PROPERTIES, files::properties);
    endpoints.put(FILE_DELETE, files::delete);
  }

  private void addPools(PoolEndpoints pools, NodeEndpoints nodes) {
    locked(POOL_ADD, pools::add);
    locked(POOL_LIST, pools::list);
    locked(POOL_GET, pools::get);
    locked(POOL_EXISTS, pools::exists);
    locked(POOL_DELETE, pools::delete);
    locked(NODE_LIST, nodes::list);
    locked(NODE_GET, nodes::get);
    locked(SUPPORTED_IMAGES, pools::supportedImages);
    locked(NODE_COUNTS, pools::nodeCounts);
  }

  private void locked(Operation operation, Function<WireRequest, Answer> endpoint) {
    endpoints.put(operation, request -> monitor.locked(() -> endpoint.apply(request)));
  }
}
