package io.github.azurebatch.camunda.process.roles;

import static io.github.azurebatch.camunda.process.roles.Permission.action;
import static io.github.azurebatch.camunda.process.roles.Permission.dataAction;

import io.github.azurebatch.camunda.local.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The permissions that the operations of Azure Batch need.
 *
 * <p>Documented: those of jobs and pools, in <a
 * href="https://learn.microsoft.com/azure/role-based-access-control/permissions/compute#microsoftbatch">Microsoft.Batch</a>,
 * which knows none of tasks, files and compute nodes; and that <a
 * href="https://learn.microsoft.com/azure/batch/batch-role-based-access-control#assign-a-custom-role">jobs
 * with an auto pool need writing pools</a>. Inferred: that tasks and their files are their job's,
 * and nodes their pool's.
 */
final class BatchNeeds {

  private static final String ACCOUNT = "Microsoft.Batch/batchAccounts/";
  private static final Permission READ_JOBS = dataAction(ACCOUNT + "jobs/read");
  private static final Permission WRITE_JOBS = dataAction(ACCOUNT + "jobs/write");
  private static final Permission DELETE_JOBS = dataAction(ACCOUNT + "jobs/delete");
  private static final Permission READ_POOLS = action(ACCOUNT + "pools/read");
  private static final Permission WRITE_POOLS = action(ACCOUNT + "pools/write");
  private static final Permission DELETE_POOLS = action(ACCOUNT + "pools/delete");

  private BatchNeeds() {}

  /** The operation of a request; empty for a request that has none. */
  static Optional<Operation> operation(String method, String path) {
    return Arrays.stream(Operation.values())
        .filter(operation -> operation.method().equals(method))
        .filter(operation -> path.matches(operation.path().replace("*", "[^/]+")))
        .findFirst();
  }

  /**
   * @param body of the request
   */
  static List<Permission> of(Operation operation, String body) {
    return operation == Operation.JOB_ADD && body.contains("\"autoPoolSpecification\"")
        ? List.of(of(operation), WRITE_POOLS)
        : List.of(of(operation));
  }

  /** Without a default, so that the compiler asks for each new operation. */
  private static Permission of(Operation operation) {
    return switch (operation) {
      case JOB_LIST, JOB_GET, JOB_TASK_COUNTS, TASK_LIST, TASK_GET -> READ_JOBS;
      case FILE_LIST, FILE_GET, FILE_PROPERTIES -> READ_JOBS;
      case JOB_ADD, JOB_PATCH, JOB_UPDATE, JOB_TERMINATE, JOB_DISABLE, JOB_ENABLE -> WRITE_JOBS;
      case TASK_ADD, TASK_ADD_COLLECTION, TASK_UPDATE, TASK_TERMINATE -> WRITE_JOBS;
      case TASK_REACTIVATE, TASK_DELETE, FILE_DELETE -> WRITE_JOBS;
      case JOB_DELETE -> DELETE_JOBS;
      case POOL_LIST, POOL_GET, POOL_EXISTS, NODE_LIST, NODE_GET -> READ_POOLS;
      case SUPPORTED_IMAGES, NODE_COUNTS -> READ_POOLS;
      case POOL_ADD -> WRITE_POOLS;
      case POOL_DELETE -> DELETE_POOLS;
    };
  }
}
