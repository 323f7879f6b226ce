package io.github.azurebatch.camunda.local.impl.error;

/**
 * An error of the Azure Batch service; codes, statuses and messages are those of Microsoft's table
 * "Batch Status and Error Codes".
 */
public enum ErrorCode {
  NOT_MODIFIED(
      304,
      "ConditionNotMet",
      "The condition specified in the conditional header(s) was not met for a read operation."),
  INVALID_HEADER_VALUE(
      400,
      "InvalidHeaderValue",
      "The value provided for one of the HTTP headers was not in the correct format."),
  INVALID_INPUT(400, "InvalidInput", "One of the request inputs is not valid."),
  INVALID_PROPERTY_VALUE(
      400,
      "InvalidPropertyValue",
      "The value provided for one of the properties in the request body is invalid."),
  INVALID_QUERY_PARAMETER_VALUE(
      400,
      "InvalidQueryParameterValue",
      "Value for one of the query parameters specified in the request URI is invalid"),
  INVALID_REQUEST_BODY(
      400, "InvalidRequestBody", "The specified Request Body is not syntactically valid."),
  INVALID_URI(
      400, "InvalidUri", "The requested URI does not represent any resource on the server."),
  MISSING_REQUIRED_PROPERTY(
      400, "MissingRequiredProperty", "A required property was not specified in the request body."),
  MISSING_REQUIRED_QUERY_PARAMETER(
      400,
      "MissingRequiredQueryParameter",
      "A required query parameter was not specified for this request."),
  TASK_DEPENDENCY_LIST_TOO_LONG(
      400,
      "TaskDependencyListTooLong",
      "A task was specified as depending on other tasks, but the list of dependencies was too long"
          + " to be stored."),
  TASK_DEPENDENCIES_NOT_SPECIFIED_ON_JOB(
      400,
      "TaskDependenciesNotSpecifiedOnJob",
      "A task was specified as depending on other tasks, but the job did not specify that it would"
          + " use task dependencies."),
  UNSUPPORTED_PROPERTY(
      400,
      "UnsupportedProperty",
      "One of the properties specified in the request body is not supported."),
  UNSUPPORTED_REQUEST_VERSION(
      400, "UnsupportedRequestVersion", "The specified request version is not supported."),
  AUTHENTICATION_FAILED(
      403,
      "AuthenticationFailed",
      "Server failed to authenticate the request. Make sure the value of Authorization header is"
          + " formed correctly including the signature."),
  FILE_NOT_FOUND(404, "FileNotFound", "The specified file does not exist."),
  JOB_NOT_FOUND(404, "JobNotFound", "The specified job does not exist."),
  NODE_NOT_FOUND(404, "NodeNotFound", "The specified node does not exist."),
  POOL_NOT_FOUND(404, "PoolNotFound", "The specified pool does not exist."),
  TASK_NOT_FOUND(404, "TaskNotFound", "The specified task does not exist."),
  UNSUPPORTED_HTTP_VERB(
      405, "UnsupportedHttpVerb", "The resource doesn't support the specified HTTP verb."),
  JOB_BEING_DELETED(
      409,
      "JobBeingDeleted",
      "The specified job has been marked for deletion and is being garbage collected."),
  JOB_BEING_TERMINATED(409, "JobBeingTerminated", "The specified job is being terminated."),
  JOB_COMPLETED(409, "JobCompleted", "The specified job is already in a completed state."),
  JOB_DISABLED(409, "JobDisabled", "The specified job is disabled."),
  JOB_EXISTS(409, "JobExists", "The specified job already exists."),
  NODE_NOT_READY(
      409,
      "NodeNotReady",
      "Node is not able to perform the requested operations in its current state"),
  OPERATION_INVALID_FOR_CURRENT_STATE(
      409,
      "OperationInvalidForCurrentState",
      "The specified operation is not valid for the current state of the resource."),
  POOL_EXISTS(409, "PoolExists", "The specified pool already exists."),
  TASK_COMPLETED(409, "TaskCompleted", "The specified task is already in a completed state."),
  TASK_EXISTS(409, "TaskExists", "The specified task already exists."),
  TASK_FILES_CLEANED_UP(
      409, "TaskFilesCleanedup", "The files of the specified task are cleanedup."),
  TASK_FILES_UNAVAILABLE(
      409, "TaskFilesUnavailable", "The files of the specified task are unavailable."),
  TASK_NOT_COMPLETED(
      409,
      "TaskNotCompleted",
      "The specified task is not in a completed state, and the requested operation can be performed"
          + " only on completed tasks."),
  TASK_SUCCEEDED(
      409,
      "TaskSucceeded",
      "The specified task has already completed successfully, and the requested operation cannot be"
          + " performed on successful tasks."),
  CONDITION_NOT_MET(
      412,
      "ConditionNotMet",
      "The condition specified in the conditional header(s) was not met for a write operation."),
  REQUEST_BODY_TOO_LARGE(
      413,
      "RequestBodyTooLarge",
      "The request body is too large and exceeds the maximum permissible limit."),
  INVALID_RANGE(
      416, "InvalidRange", "The range specified is invalid for the current size of the resource."),
  INTERNAL_ERROR(
      500, "InternalError", "The server encountered an internal error. Please retry the request.");

  private final int status;
  private final String code;
  private final String message;

  ErrorCode(int status, String code, String message) {
    this.status = status;
    this.code = code;
    this.message = message;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The code as the wire has it. */
  public String code() {
    return code;
  }

  /** The message for users. */
  public String message() {
    return message;
  }
}
