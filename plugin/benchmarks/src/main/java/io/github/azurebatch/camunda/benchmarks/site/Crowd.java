package io.github.azurebatch.camunda.benchmarks.site;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.file.OutputDestination;
import io.github.azurebatch.camunda.impl.batch.file.OutputFile;
import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.batch.task.TaskConstraints;
import io.github.azurebatch.camunda.impl.batch.task.TaskEnvironment;
import io.github.azurebatch.camunda.impl.batch.task.TaskMark;
import io.github.azurebatch.camunda.impl.batch.task.TaskOptions;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.mark.Authenticity;
import io.github.azurebatch.camunda.impl.engine.mark.MarkedKind;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.mark.Owner;
import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.secret.SignedUrl;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import io.github.azurebatch.camunda.storage.FileConventions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Many instances that wait, each for a task of its own. To have them soon, their tasks are added
 * 100 a request, and the instances begin at the wait with the variable that a submission leaves.
 * The tasks depend on one that is not there until it is time for them.
 */
public final class Crowd {

  /** Of the instances' process. */
  public static final String KEY = Models.WAITING;

  private static final String GATE = "gate";

  private final Site site;
  private final Node node;
  private final List<Instances> jobs;
  private final boolean uploads;
  private final Marks marks;
  private int size;

  private Crowd(Site site, Node node, List<Instances> jobs, boolean uploads) {
    this.site = site;
    this.node = node;
    this.jobs = jobs;
    this.uploads = uploads;
    this.marks = marks(node);
  }

  /** Those that the node's own activities would set. */
  private static Marks marks(Node node) {
    Authenticity authenticity = new Authenticity((owner, names) -> false);
    authenticity.open(
        (ProcessEngineConfigurationImpl) node.engine().getProcessEngineConfiguration());
    return authenticity.of(Owner.ofTenant(null));
  }

  /** An empty one, in so many Batch jobs on that pool. */
  public static Crowd in(int jobCount, String poolId, Site site, Node node) {
    return new Crowd(site, node, prepared(jobCount, poolId, site, node), false);
  }

  /** The same, whose tasks have output files that the service uploads. */
  public static Crowd uploadingIn(int jobCount, String poolId, Site site, Node node) {
    return new Crowd(site, node, prepared(jobCount, poolId, site, node), true);
  }

  private static List<Instances> prepared(int jobCount, String poolId, Site site, Node node) {
    node.deploy(Models.waiting());
    return IntStream.range(0, jobCount)
        .mapToObj(i -> new Instances(node, site.newName("crowd")).prepared(poolId))
        .toList();
  }

  /** The Batch jobs, for instances of other models. */
  public List<Instances> jobs() {
    return jobs;
  }

  public int size() {
    return size;
  }

  /** Lets so many wait in all, evenly over the Batch jobs. */
  public void growTo(int waits) {
    int more = (waits - size) / jobs.size();
    for (Instances instances : jobs) {
      List<String> taskIds = IntStream.range(size, size + more).mapToObj(i -> "task-" + i).toList();
      addTasks(instances.jobId(), taskIds);
      taskIds.forEach(taskId -> startWaiting(instances.jobId(), taskId));
    }
    size += more * jobs.size();
  }

  /** Lets the tasks run, as many at a time as the pool can. */
  public void openGate() {
    try (BatchService service = site.service()) {
      jobs.forEach(job -> service.addTask(task(job.jobId(), GATE, List.of(), Map.of())));
    }
  }

  /** Waits until all their tasks have completed. */
  public void awaitCompleted() {
    // the gate is a task as well
    jobs.forEach(job -> site.awaitCompleted(job.jobId(), size / jobs.size() + 1));
  }

  private void addTasks(String jobId, List<String> taskIds) {
    try (BatchService service = site.service()) {
      Map<String, Object> dependsOnGate = Map.of("dependsOn", Map.of("taskIds", List.of(GATE)));
      String container = FileConventions.containerName(jobId);
      Function<String, List<OutputFile>> outputs =
          uploads ? outputsIn(site.signedForWriting(container)) : taskId -> List.of();
      service.addTasks(
          jobId,
          taskIds.stream()
              .map(taskId -> task(jobId, taskId, outputs.apply(taskId), dependsOnGate))
              .toList());
    }
  }

  private static Function<String, List<OutputFile>> outputsIn(SignedUrl container) {
    return taskId ->
        List.of(
            new OutputFile(
                Site.OUTPUT,
                new OutputDestination.Signed(container),
                taskId + "/" + Site.OUTPUT,
                UploadCondition.TASK_COMPLETION,
                Map.of()));
  }

  private static TaskSpecification task(
      String jobId, String taskId, List<OutputFile> outputs, Map<String, Object> options) {
    return new TaskSpecification(
        new TaskReference(jobId, taskId),
        TaskMark.of(taskId),
        "scripted",
        TaskEnvironment.EMPTY,
        List.of(),
        outputs,
        TaskConstraints.NONE,
        new TaskOptions(options, null));
  }

  private void startWaiting(String jobId, String taskId) {
    DeclaredOutputFile output =
        new DeclaredOutputFile(
            new FilePattern(Site.OUTPUT),
            "default",
            FileConventions.containerName(jobId),
            taskId + "/" + Site.OUTPUT,
            UploadCondition.TASK_COMPLETION,
            false);
    SubmittedTask task =
        new SubmittedTask(
            "default",
            new TaskReference(jobId, taskId),
            ClockUtil.getCurrentTime().toInstant(),
            null,
            null,
            null,
            OnCancel.LEAVE,
            null,
            List.of(output),
            List.of());
    node.runtime()
        .startProcessInstanceByKey(
            KEY,
            jobId + "/" + taskId,
            Map.of(
                AzureBatchVariables.BATCH_TASK,
                Json.variable(marks.on(MarkedKind.BATCH_TASK, task.toMap()))));
  }
}
