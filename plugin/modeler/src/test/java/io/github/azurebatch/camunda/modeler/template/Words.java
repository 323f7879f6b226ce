package io.github.azurebatch.camunda.modeler.template;

import static io.github.azurebatch.camunda.modeler.template.Field.line;
import static io.github.azurebatch.camunda.modeler.template.Field.lines;

import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words for each input, as a modeller reads them beside its field. */
final class Words {

  private static final List<Field> JOB =
      List.of(
          line(
              AzureBatchInputs.JOB_ID,
              "Job id",
              Group.JOB,
              "An Azure Batch job, which groups tasks: 1 to 64 letters, digits, - and _. Example: reports, or ${batchJob.jobId}"),
          line(
              AzureBatchInputs.POOL_ID,
              "Pool id",
              Group.JOB,
              "An existing pool of compute nodes. Example: render-pool"),
          lines(
              AzureBatchInputs.AUTO_POOL,
              "Auto pool",
              Group.JOB,
              "A pool that the service makes for this job: autoPoolSpecification of the REST API, as JSON. Passwords and keys are {{secrets.name}}"),
          lines(
              AzureBatchInputs.JOB_MANAGER_TASK,
              "Job manager task",
              Group.JOB,
              "JSON with the inputs of a task. Example: {\"commandLine\": \"/bin/bash -c './plan.sh'\", \"taskId\": \"manager\"}"),
          line(
              AzureBatchInputs.PRIORITY,
              "Priority",
              Group.LIMITS,
              "-1000 to 1000; by default 0. Jobs with a higher one get nodes first"),
          line(
              AzureBatchInputs.MAX_PARALLEL_TASKS,
              "Most parallel tasks",
              Group.LIMITS,
              "How many tasks of the job run at a time; by default any number. Example: 20"),
          line(
              AzureBatchInputs.USES_TASK_DEPENDENCIES,
              "Uses task dependencies",
              Group.MORE,
              "Whether tasks of the job wait for each other (depends on)"),
          line(
              AzureBatchInputs.ON_TASK_FAILURE,
              "When a task fails",
              Group.MORE,
              "Whether the exit conditions of tasks may end or disable the job"),
          line(
              AzureBatchInputs.ON_ALL_TASKS_COMPLETE,
              "When all tasks have completed",
              Group.MORE,
              "terminatejob ends the job then. For the activity that submits the last task; it cannot be undone"),
          lines(
              AzureBatchInputs.METADATA,
              "Metadata",
              Group.MORE,
              "Lines NAME=value that people and scripts find at the job. Example: department=finance"),
          line(
              AzureBatchInputs.ALLOW_TASK_PREEMPTION,
              "Allow preemption",
              Group.MORE,
              "Whether tasks of jobs with a higher priority may displace tasks of this job; by default the service's"),
          lines(
              AzureBatchInputs.NETWORK_CONFIGURATION,
              "Network configuration",
              Group.NODE,
              "networkConfiguration of the REST API, as JSON; by default the pool's"));

  private static final List<Field> TASK =
      List.of(
          line(
              AzureBatchInputs.TASK_ID,
              "Task id",
              Group.TASK,
              "1 to 64 letters, digits, - and _; by default made of the activity's id, new for each entry. Example: report-2026"),
          lines(
              AzureBatchInputs.COMMAND_LINE,
              "Command line",
              Group.TASK,
              "Runs without a shell. Example with one: /bin/bash -c \"./report.sh > report.csv\". A shell's ${NAME} is written \\${NAME}"),
          lines(
              AzureBatchInputs.ITEMS,
              "Items",
              Group.TASK,
              "A task for each: a list, a JSON array, or a number n for 1 to n. Example: ${regions}. The command line reads {item}, {item.field} and {index}"),
          lines(
              AzureBatchInputs.ENVIRONMENT,
              "Environment",
              Group.INPUTS,
              "Lines NAME=value. Example: REGION=${region}. {{secrets.name}} stands for a configured secret"),
          lines(
              AzureBatchInputs.RESOURCE_FILES,
              "Resource files",
              Group.INPUTS,
              "What the node fetches first: ${outputs}, ${outputs.files['a.csv']}, or lines url -> filePath"),
          line(
              AzureBatchInputs.APPLICATION_PACKAGE_REFERENCES,
              "Application packages",
              Group.INPUTS,
              "application#version between commas. Example: blender#4.2"),
          line(
              AzureBatchInputs.MAX_WALL_CLOCK_TIME,
              "Longest run",
              Group.LIMITS,
              "ISO 8601 duration after which the service ends it; by default unlimited. Example: PT2H"),
          line(
              AzureBatchInputs.MAX_TASK_RETRY_COUNT,
              "Retries",
              Group.LIMITS,
              "How often the service runs a task again that fails; by default what the job says, else none. Example: 2"),
          line(
              AzureBatchInputs.RETENTION_TIME,
              "Retention",
              Group.LIMITS,
              "How long the node keeps the task's directory, ISO 8601 duration; by default seven days. Example: P1D"),
          line(
              AzureBatchInputs.QUEUE_ALLOWANCE,
              "Queue allowance",
              Group.LIMITS,
              "How long the task may queue, ISO 8601 duration; signatures last that much longer. By default as configured. Example: PT6H"),
          line(
              AzureBatchInputs.ON_CANCEL,
              "When cancelled",
              Group.LIMITS,
              "What happens to what is awaited when its wait, or its scope, is cancelled; by default as configured, of a whole job leave"),
          lines(
              AzureBatchInputs.CONTAINER_SETTINGS,
              "Container settings",
              Group.NODE,
              "The image that runs the task, as JSON. Example: {\"imageName\": \"ubuntu:24.04\"}"),
          line(
              AzureBatchInputs.USER_IDENTITY,
              "User",
              Group.NODE,
              "The name of a user of the pool, or JSON. Example: {\"autoUser\": {\"scope\": \"task\", \"elevationLevel\": \"admin\"}}"),
          line(
              AzureBatchInputs.REQUIRED_SLOTS,
              "Slots",
              Group.NODE,
              "How many slots of a node the task takes; by default 1"),
          lines(
              AzureBatchInputs.AFFINITY_INFO,
              "Affinity",
              Group.NODE,
              "affinityInfo of the REST API, as JSON: a node that the task prefers"),
          line(
              AzureBatchInputs.DEPENDS_ON,
              "Depends on",
              Group.MORE,
              "Tasks that have to succeed first: ids and ranges between commas, or ${batchTask}. Example: prepare, 1..10"),
          lines(
              AzureBatchInputs.EXIT_CONDITIONS,
              "Exit conditions",
              Group.MORE,
              "exitConditions of the REST API, as JSON: what an exit code does to the job and to dependent tasks"),
          lines(
              AzureBatchInputs.AUTHENTICATION_TOKEN_SETTINGS,
              "Authentication token",
              Group.MORE,
              "What the task itself may do with Azure Batch, as JSON. Example: {\"access\": [\"job\"]}"),
          line(
              AzureBatchInputs.DISPLAY_NAME,
              "Display name",
              Group.MORE,
              "For people, in Azure's portal; at most 1,024 characters"));

  private static final List<Field> STORAGE =
      List.of(
          line(
              AzureBatchInputs.CONTAINER,
              "Container",
              Group.CONTAINER,
              "A blob container: 3 to 63 lower-case letters, digits and single hyphens; by default that of the step before (outputContainer). Example: reports"),
          line(
              AzureBatchInputs.PERMISSIONS,
              "Permissions",
              Group.CONTAINER,
              "Letters of racwdl: read, add, create, write, delete, list; by default w"),
          line(
              AzureBatchInputs.LIFETIME,
              "Lifetime",
              Group.CONTAINER,
              "How long signatures last from the moment of submitting: an ISO 8601 duration, or auto for as long as the task needs; by default P1D"),
          line(
              AzureBatchInputs.ACCESS_POLICY,
              "Access policy",
              Group.CONTAINER,
              "Whether signatures end with the process instance; for a container of its own"),
          line(
              AzureBatchInputs.SAS,
              "SAS",
              Group.OUTPUTS,
              "The grant that ${azureBatchIssueSas} left; by default ${containerSas}"),
          lines(
              AzureBatchInputs.OUTPUT_FILES,
              "Output files",
              Group.OUTPUTS,
              "A line for each: pattern -> path | condition | required. Conditions: taskcompletion (default), tasksuccess, taskfailure. Example: report.csv | tasksuccess | required. By default the logs; none uploads nothing"));

  private static final List<Field> OUTCOME =
      List.of(
          line(
              AzureBatchInputs.TASK,
              "What",
              Group.TASK,
              "What an earlier activity submitted: ${batchTask} of a task, ${batchTasks} of a list"),
          line(
              AzureBatchInputs.AWAIT,
              "Await",
              Group.WAIT,
              "all tasks of the list, or any: goes on with the first that succeeds"),
          lines(
              AzureBatchInputs.REQUIRED,
              "Required outputs",
              Group.OUTPUTS,
              "Names or patterns between commas or on lines; an error if one did not arrive. Example: report.csv, images/*"),
          lines(
              AzureBatchInputs.INLINE,
              "Read into variables",
              Group.OUTPUTS,
              "Names of outputs whose content goes into outputs.content, with | json or | text after a name. Example: summary.json"),
          line(
              AzureBatchInputs.KIND,
              "Kinds",
              Group.OUTPUTS,
              "Output kinds of the Batch File Conventions, between commas; by default everything. Example: TaskOutput, TaskLog"),
          line(
              AzureBatchInputs.TIMEOUT,
              "Timeout",
              Group.WAIT,
              "ISO 8601 duration from the entry of the activity, then the error AzureBatchTimeout; by default no limit. Example: PT8H"),
          line(
              AzureBatchInputs.TERMINATE_ON_TIMEOUT,
              "Terminate at the timeout",
              Group.WAIT,
              "Whether what is awaited is terminated then"),
          line(
              AzureBatchInputs.ALLOWED_FAILURES,
              "Allowed failures",
              Group.WAIT,
              "How many tasks may be at fault; by default 0"),
          line(
              AzureBatchInputs.TERMINATE_OTHERS,
              "Terminate the others",
              Group.WAIT,
              "With any: whether the tasks are terminated that are still open then"),
          line(
              AzureBatchInputs.ON_SAS_EXPIRY,
              "When signatures expire",
              Group.WAIT,
              "Of tasks that are still queued then: report, or resubmit with fresh signatures"),
          line(
              AzureBatchInputs.UPLOAD_DETAILS,
              "Upload details",
              Group.WAIT,
              "Whether outputs.uploadSeconds is read from the upload log, with one call more"));

  private static final List<Field> CLEAN_UP =
      List.of(
          line(
              AzureBatchInputs.TERMINATE_JOB,
              "Terminate the job",
              Group.CLEAN_UP,
              "Whether the job ends; by default if no task of it is open any more"),
          line(
              AzureBatchInputs.DELETE_JOB,
              "Delete the job",
              Group.CLEAN_UP,
              "Whether the job is deleted with its tasks, unless tasks are open or failed"),
          line(
              AzureBatchInputs.DELETE_BLOBS,
              "Delete its blobs",
              Group.CLEAN_UP,
              "Whether what the output files of the task wrote is deleted, unless it failed or is open"),
          line(
              AzureBatchInputs.FILES,
              "Files",
              Group.CLEAN_UP,
              "Blobs that are deleted: an outputs variable, one of its files, or a list of them. Example: ${outputs}"),
          line(
              AzureBatchInputs.DELETE_CONTAINER,
              "Delete a container",
              Group.CLEAN_UP,
              "The name of a container that is deleted with all its blobs. Example: ${outputContainer.container}"));

  private static final List<Field> EVERYWHERE =
      List.of(
          line(
              AzureBatchInputs.RESULT_VARIABLE,
              "Result variable",
              Group.RESULT,
              "Another name for the variable that this activity sets"),
          line(
              AzureBatchInputs.ACCOUNT,
              "Account",
              Group.MORE,
              "The name of a configured account; by default the default one"));

  private static final Map<String, Field> BY_INPUT =
      Stream.of(JOB, TASK, STORAGE, OUTCOME, CLEAN_UP, EVERYWHERE)
          .flatMap(List::stream)
          .collect(Collectors.toMap(Field::input, Function.identity()));

  private Words() {}

  static Field of(String input) {
    Field field = BY_INPUT.get(input);
    if (field == null) {
      throw new IllegalArgumentException("No words for the input " + input);
    }
    return field;
  }
}
