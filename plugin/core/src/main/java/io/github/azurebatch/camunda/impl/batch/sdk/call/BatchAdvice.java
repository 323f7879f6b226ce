package io.github.azurebatch.camunda.impl.batch.sdk.call;

/** Advises what to do about an error of Azure Batch. */
public final class BatchAdvice {

  private static final int CONFLICT = 409;

  private BatchAdvice() {}

  /** The advice on an answer that would be the same for every further call. */
  static String onRefusal(String code, int status) {
    return on(code, status == CONFLICT ? 400 : status);
  }

  public static String on(String code, int status) {
    return switch (code) {
      case "JobNotFound" -> "Create the job before it is used";
      case "TaskNotFound" -> "The task was deleted, or never added";
      case "PoolNotFound" -> "Create the pool, or name one that the account has";
      case "JobCompleted", "JobBeingTerminated", "JobDisabled", "JobNotActive" ->
          "The job takes no tasks any more: enable it, or use another job id";
      case "JobBeingDeleted" ->
          "The id is free again when the service is done, mostly within minutes";
      case "ActiveJobAndScheduleQuotaReached" ->
          "Wait until jobs complete, terminate jobs that are done, or raise the account's quota";
      case "JobExists", "TaskExists" -> "The id is taken: use another one";
      case "TaskCompleted" -> "The task has ended already";
      case "UnsupportedRequestVersion" ->
          "Check that the account's URL is one of Azure Batch; an emulator has to be newer";
      case "TaskDependenciesNotSpecifiedOnJob" ->
          "Create the job with usesTaskDependencies, or give the task no dependsOn";
      case "RequestBodyTooLarge" ->
          "Make the task smaller: fewer resource files, output files or environment settings";
      case "AuthorizationPermissionMismatch",
          "InsufficientAccountPermissions",
          "PermissionDenied" ->
          "Give the identity the role Azure Batch Job Submitter; where a job makes its pool, Azure"
              + " Batch Data Contributor";
      default -> onStatus(status, !code.equals("Status" + status));
    };
  }

  /**
   * @param fromService false for an answer without an error code, as proxies give them
   */
  private static String onStatus(int status, boolean fromService) {
    return switch (status) {
      case 401, 403 ->
          "Check the account's name and URL, its key or the roles of the identity, and the clock of"
              + " this machine";
      case 404 -> "Check the ids and the account's URL";
      case 400, 405, 412, 413 ->
          fromService
              ? "The same call would be refused again: correct what it names"
              : "Check the account's URL and the proxies on the way to it, then retry";
      default -> "It may work when tried again";
    };
  }
}
