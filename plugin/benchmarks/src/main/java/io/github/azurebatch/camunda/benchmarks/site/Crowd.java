package io.github.azurebatch.camunda.benchmarks.site;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.batch.BatchService;
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
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import io.github.azurebatch.camunda.storage.FileConventions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Many instances that wait, each for a task of its own. To have them soon, their tasks are added
 * 100 a request, and the instances begin at the wait with the variable that a submission leaves.
 * The tasks depend on one that is not there until it is time for them.
 */
public final class Crowd {

  private static final String GATE = "gate";

  private final Site site;
  private final Node node;
  private final List<Instances> jobs;
  private final Marks marks;
  private int size;

  private Crowd(Site site, Node node, List<Instances> jobs) {
    this.site = site;
    this.node = node;
    this.jobs = jobs;
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
    node.deploy(Models.waiting());
    return new Crowd(
        site,
        node,
        IntStream.range(0, jobCount)
            .mapToObj(i -> new Instances(node, site.newName("crowd")).prepared(poolId))
            .toList());
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
      jobs.forEach(job -> service.addTask(task(job.jobId(), GATE, Map.of())));
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
      service.addTasks(
          jobId, taskIds.stream().map(taskId -> task(jobId, taskId, dependsOnGate)).toList());
    }
  }

  private static TaskSpecification task(String jobId, String taskId, Map<String, Object> options) {
    return new TaskSpecification(
        new TaskReference(jobId, taskId),
        TaskMark.of(taskId),
        "scripted",
        TaskEnvironment.EMPTY,
        List.of(),
        List.of(),
        TaskConstraints.NONE,
        new TaskOptions(options, null));
  }

  private void startWaiting(String jobId, String taskId) {
    DeclaredOutputFile output =
        new DeclaredOutputFile(
            new FilePattern("output.txt"),
            "default",
            FileConventions.containerName(jobId),
            taskId + "/output.txt",
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
            Models.WAITING,
            jobId + "/" + taskId,
            Map.of(
                AzureBatchVariables.BATCH_TASK,
                Json.variable(marks.on(MarkedKind.BATCH_TASK, task.toMap()))));
  }
}
