package io.github.azurebatch.camunda.model;

/**
 * The inputs of the activities: the names of their {@code camunda:inputParameter}s. The modellers'
 * README says which activity takes which.
 */
public final class AzureBatchInputs {

  /** The name of a configured account; by default the default account. */
  public static final String ACCOUNT = "account";

  /** Whether the SAS names a stored access policy of the process instance. */
  public static final String ACCESS_POLICY = "accessPolicy";

  /** The node that the task prefers, as in the REST API. */
  public static final String AFFINITY_INFO = "affinityInfo";

  /** Whether tasks of jobs with a higher priority may preempt tasks of this job. */
  public static final String ALLOW_TASK_PREEMPTION = "allowTaskPreemption";

  /** How many tasks of a list or a job may fail. */
  public static final String ALLOWED_FAILURES = "allowedFailures";

  /** Application packages that the node installs for the task. */
  public static final String APPLICATION_PACKAGE_REFERENCES = "applicationPackageReferences";

  /** What the task itself may do with the Batch service, as in the REST API. */
  public static final String AUTHENTICATION_TOKEN_SETTINGS = "authenticationTokenSettings";

  /**
   * The pool that the service makes for the job, as {@code autoPoolSpecification} in the REST API.
   */
  public static final String AUTO_POOL = "autoPool";

  /** What of a list is awaited: {@code all} or {@code any}; or {@code job} for a whole job. */
  public static final String AWAIT = "await";

  /** The command line of the task, run without a shell. */
  public static final String COMMAND_LINE = "commandLine";

  /** The name of a blob container. */
  public static final String CONTAINER = "container";

  /** The container that runs the task. */
  public static final String CONTAINER_SETTINGS = "containerSettings";

  /** Whether cleaning up deletes what the output files of the task wrote. */
  public static final String DELETE_BLOBS = "deleteBlobs";

  /** The name of a container that cleaning up deletes with all its blobs. */
  public static final String DELETE_CONTAINER = "deleteContainer";

  /** Whether cleaning up deletes the whole job. */
  public static final String DELETE_JOB = "deleteJob";

  /** The tasks that have to succeed before this task begins. */
  public static final String DEPENDS_ON = "dependsOn";

  /** The name that people see, of at most 1,024 characters. */
  public static final String DISPLAY_NAME = "displayName";

  /** The environment settings of the task. */
  public static final String ENVIRONMENT = "environment";

  /** What happens to the job and to dependent tasks, by exit code. */
  public static final String EXIT_CONDITIONS = "exitConditions";

  /** The outputs whose blobs cleaning up deletes. */
  public static final String FILES = "files";

  /** The outputs whose content goes into {@code outputs.content}. */
  public static final String INLINE = "inline";

  /** The items of which each gets a task. */
  public static final String ITEMS = "items";

  /** The id of an Azure Batch job. */
  public static final String JOB_ID = "jobId";

  /** The task that the service starts with the job. */
  public static final String JOB_MANAGER_TASK = "jobManagerTask";

  /** Output kinds of the File Conventions. */
  public static final String KIND = "kind";

  /** How long the SAS is valid, as an ISO 8601 duration or {@code auto}. */
  public static final String LIFETIME = "lifetime";

  /** How many tasks of the job may run at the same time. */
  public static final String MAX_PARALLEL_TASKS = "maxParallelTasks";

  /** How often the service runs a task again after a non-zero exit code. */
  public static final String MAX_TASK_RETRY_COUNT = "maxTaskRetryCount";

  /** How long the task may run, or the job may be active, as an ISO 8601 duration. */
  public static final String MAX_WALL_CLOCK_TIME = "maxWallClockTime";

  /** Names and values that the job carries. */
  public static final String METADATA = "metadata";

  /** The virtual network of the job's tasks, as in the REST API. */
  public static final String NETWORK_CONFIGURATION = "networkConfiguration";

  /** Whether the job ends when all its tasks have completed. */
  public static final String ON_ALL_TASKS_COMPLETE = "onAllTasksComplete";

  /**
   * What happens to the task, or the job, when its wait is cancelled: {@code terminate} or {@code
   * leave}.
   */
  public static final String ON_CANCEL = "onCancel";

  /**
   * What is done with a queued task whose SAS is about to expire: {@code report} or {@code
   * resubmit}.
   */
  public static final String ON_SAS_EXPIRY = "onSasExpiry";

  /** Whether the exit conditions of tasks may end or disable the job. */
  public static final String ON_TASK_FAILURE = "onTaskFailure";

  /** The files that the task persists. */
  public static final String OUTPUT_FILES = "outputFiles";

  /** The letters of what the SAS permits, among {@code racwdl}. */
  public static final String PERMISSIONS = "permissions";

  /** The id of a pool that exists. */
  public static final String POOL_ID = "poolId";

  /** The priority of the job, from -1000 to 1000. */
  public static final String PRIORITY = "priority";

  /** How long the task may be queued, as an ISO 8601 duration. */
  public static final String QUEUE_ALLOWANCE = "queueAllowance";

  /** The outputs whose absence is an error. */
  public static final String REQUIRED = "required";

  /** How many slots of a node the task takes. */
  public static final String REQUIRED_SLOTS = "requiredSlots";

  /** The files that the node fetches before the task runs. */
  public static final String RESOURCE_FILES = "resourceFiles";

  /** The name of the variable that takes the result. */
  public static final String RESULT_VARIABLE = "resultVariable";

  /** How long the node keeps the task's directory, as an ISO 8601 duration. */
  public static final String RETENTION_TIME = "retentionTime";

  /** The grant to upload output files; by default the variable {@code containerSas}. */
  public static final String SAS = "sas";

  /** The task, or the list of tasks, that an activity is about. */
  public static final String TASK = "task";

  /** The id of a task or, of a list, what the ids of its tasks begin with. */
  public static final String TASK_ID = "taskId";

  /** Whether cleaning up ends the job. */
  public static final String TERMINATE_JOB = "terminateJob";

  /** Whether a timeout terminates the task. */
  public static final String TERMINATE_ON_TIMEOUT = "terminateOnTimeout";

  /** Whether the tasks that are still open are terminated once one has succeeded. */
  public static final String TERMINATE_OTHERS = "terminateOthers";

  /** How long the activity waits, as an ISO 8601 duration. */
  public static final String TIMEOUT = "timeout";

  /** Whether {@code outputs.uploadSeconds} is read from the upload log. */
  public static final String UPLOAD_DETAILS = "uploadDetails";

  /** The user that the task runs as. */
  public static final String USER_IDENTITY = "userIdentity";

  /** Whether tasks of the job may depend on each other. */
  public static final String USES_TASK_DEPENDENCIES = "usesTaskDependencies";

  private AzureBatchInputs() {}
}
