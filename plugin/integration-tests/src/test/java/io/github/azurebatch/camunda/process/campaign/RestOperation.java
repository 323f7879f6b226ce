package io.github.azurebatch.camunda.process.campaign;

import io.github.azurebatch.camunda.local.Operation;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names a request to Azure Batch or Blob Storage by its operation, and the instance by the Azure
 * Batch job or the container that it is about.
 */
final class RestOperation {

  private static final Map<Operation, String> BATCH =
      Map.ofEntries(
          Map.entry(Operation.JOB_ADD, "Add Job"),
          Map.entry(Operation.JOB_DELETE, "Delete Job"),
          Map.entry(Operation.JOB_GET, "Get Job"),
          Map.entry(Operation.JOB_LIST, "List Jobs"),
          Map.entry(Operation.JOB_PATCH, "Patch Job"),
          Map.entry(Operation.JOB_TERMINATE, "Terminate Job"),
          Map.entry(Operation.TASK_ADD, "Add Task"),
          Map.entry(Operation.TASK_ADD_COLLECTION, "Add Task Collection"),
          Map.entry(Operation.TASK_DELETE, "Delete Task"),
          Map.entry(Operation.TASK_GET, "Get Task"),
          Map.entry(Operation.TASK_LIST, "List Tasks"),
          Map.entry(Operation.TASK_REACTIVATE, "Reactivate Task"),
          Map.entry(Operation.TASK_TERMINATE, "Terminate Task"),
          Map.entry(Operation.FILE_GET, "Get Task File"),
          Map.entry(Operation.FILE_PROPERTIES, "Get Task File Properties"),
          Map.entry(Operation.POOL_GET, "Get Pool"),
          Map.entry(Operation.NODE_LIST, "List Compute Nodes"));

  private static final Map<String, String> CONTAINERS =
      Map.of(
          "PUT", "Create Container",
          "DELETE", "Delete Container",
          "GET comp=list", "List Blobs",
          "GET comp=acl", "Get Container ACL",
          "PUT comp=acl", "Set Container ACL",
          "GET", "Get Container Properties",
          "HEAD", "Get Container Properties",
          "PUT comp=lease", "Lease Container",
          "GET comp=metadata", "Get Container Metadata",
          "HEAD comp=metadata", "Get Container Metadata");

  private static final Pattern JOB = Pattern.compile("/jobs/([^/]+).*");
  private static final Pattern CONTAINER = Pattern.compile("/[^/]+/job-([^/]+).*");

  /** The job that the plugin asks for when an engine starts; there is none. */
  private static final String OF_A_CHECK = "camunda-azure-batch-check";

  private static final String OF_ANOTHER_CHECK = "List Containers";

  private RestOperation() {}

  /** Whether it is one of those that each engine process makes when it starts. */
  static boolean isCheck(String operation, URI url) {
    return operation.equals(OF_ANOTHER_CHECK) || key(url).equals(OF_A_CHECK);
  }

  /** Its name in the documentation of the REST API; of one that is not known, its parts. */
  static String of(String method, URI url) {
    String path = url.getPath();
    return Arrays.stream(Operation.values())
        .filter(operation -> operation.method().equals(method))
        .filter(operation -> path.matches(operation.path().replace("*", "[^/]+")))
        .findFirst()
        .map(operation -> BATCH.getOrDefault(operation, operation.name()))
        .orElseGet(() -> ofStorage(method, url));
  }

  private static String ofStorage(String method, URI url) {
    String parameters =
        Stream.of((url.getQuery() == null ? "" : url.getQuery()).split("&"))
            .filter(parameter -> parameter.startsWith("comp="))
            .collect(Collectors.joining());
    int depth = url.getPath().split("/").length;
    String shape = (method + " " + parameters).strip();
    return switch (depth) {
      case 0, 1, 2 -> "GET comp=list".equals(shape) ? "List Containers" : shape + " of the account";
      case 3 -> CONTAINERS.getOrDefault(shape, shape + " of a container");
      default ->
          "GET".equals(method) ? "Get Blob" : "DELETE".equals(method) ? "Delete Blob" : shape;
    };
  }

  /** The key of the instance; empty where the request is about none. */
  static String key(URI url) {
    return Stream.of(JOB, CONTAINER)
        .map(pattern -> pattern.matcher(url.getPath()))
        .filter(Matcher::matches)
        .findFirst()
        .map(match -> match.group(1))
        .orElse("");
  }
}
