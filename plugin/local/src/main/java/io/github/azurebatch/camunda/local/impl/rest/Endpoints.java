package io.github.azurebatch.camunda.local.impl.rest;

import io.github.azurebatch.camunda.local.Operation;
import io.github.azurebatch.camunda.local.impl.account.LocalAccount;
import io.github.azurebatch.camunda.local.impl.account.Monitor;
import io.github.azurebatch.camunda.local.impl.wire.Answer;
import io.github.azurebatch.camunda.local.impl.wire.Endpoint;
import io.github.azurebatch.camunda.local.impl.wire.WireRequest;
import java.util.function.Function;

/** Says which endpoint serves which operation. */
public final class Endpoints {

  private final Monitor monitor;
  private final JobEndpoints jobs;
  private final TaskEndpoints tasks;
  private final FileEndpoints files;
  private final PoolEndpoints pools;
  private final NodeEndpoints nodes;
  private final TaskCollection collection;
  private final TaskDeletion deletion;

  public Endpoints(LocalAccount account) {
    this.monitor = account.monitor();
    this.jobs = new JobEndpoints(account);
    this.tasks = new TaskEndpoints(account);
    this.files = new FileEndpoints(account);
    this.pools = new PoolEndpoints(account.pools());
    this.nodes = new NodeEndpoints(account.pools());
    this.collection = new TaskCollection(account);
    this.deletion = new TaskDeletion(account);
  }

  public Endpoint of(Operation operation) {
    return switch (operation) {
      case JOB_ADD -> locked(jobs::add);
      case JOB_LIST -> locked(jobs::list);
      case JOB_GET -> locked(jobs::get);
      case JOB_PATCH -> locked(jobs::patch);
      case JOB_UPDATE -> locked(jobs::update);
      case JOB_DELETE -> locked(jobs::delete);
      case JOB_TERMINATE -> locked(jobs::terminate);
      case JOB_DISABLE -> locked(jobs::disable);
      case JOB_ENABLE -> locked(jobs::enable);
      case JOB_TASK_COUNTS -> locked(jobs::taskCounts);
      case TASK_ADD -> locked(tasks::add);
      case TASK_ADD_COLLECTION -> locked(collection::answer);
      case TASK_LIST -> locked(tasks::list);
      case TASK_GET -> locked(tasks::get);
      case TASK_UPDATE -> locked(tasks::update);
      case TASK_DELETE -> deletion;
      case TASK_TERMINATE -> locked(tasks::terminate);
      case TASK_REACTIVATE -> locked(tasks::reactivate);
      case FILE_LIST -> files::list;
      case FILE_GET -> files::get;
      case FILE_PROPERTIES -> files::properties;
      case FILE_DELETE -> files::delete;
      case POOL_ADD -> locked(pools::add);
      case POOL_LIST -> locked(pools::list);
      case POOL_GET -> locked(pools::get);
      case POOL_EXISTS -> locked(pools::exists);
      case POOL_DELETE -> locked(pools::delete);
      case NODE_LIST -> locked(nodes::list);
      case NODE_GET -> locked(nodes::get);
      case SUPPORTED_IMAGES -> locked(pools::supportedImages);
      case NODE_COUNTS -> locked(pools::nodeCounts);
    };
  }

  private Endpoint locked(Function<WireRequest, Answer> endpoint) {
    return request -> monitor.locked(() -> endpoint.apply(request));
  }
}
