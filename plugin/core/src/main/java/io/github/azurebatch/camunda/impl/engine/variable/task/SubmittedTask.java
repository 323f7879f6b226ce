package io.github.azurebatch.camunda.impl.engine.variable.task;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.BatchId;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The variable {@code batchTask}: an Azure Batch task that was submitted, and the output files that
 * it declared.
 *
 * @param submitted when the service got it
 * @param created when it was created, as the service tells of it later; null if nobody knows
 * @param sasExpiry when the first signature that its output files are uploaded with ends; null
 *     where none was signed
 * @param maxWallClockTime how long one run of it may take; null for unlimited, or unknown
 * @param onCancel what becomes of it when the activity that awaits it is cancelled, or its scope
 * @param scope the id of the execution whose variable it is, which tells it from copies; null where
 *     something else submitted the task
 * @param warnings what of it is probably not meant as it stands
 */
public record SubmittedTask(
    String account,
    TaskReference reference,
    Instant submitted,
    @Nullable Instant created,
    @Nullable Instant sasExpiry,
    @Nullable Duration maxWallClockTime,
    OnCancel onCancel,
    @Nullable String scope,
    List<DeclaredOutputFile> outputFiles,
    List<String> warnings) {

  static final String WARNINGS = "warnings";

  /** More warnings than these are not kept. */
  public static final int MOST_WARNINGS = 5;

  /** The field of a job's result that holds its job manager task. */
  public static final String JOB_MANAGER = "jobManagerTask";

  static final String MAX_WALL_CLOCK_TIME = "maxWallClockTime";

  /** The same work as a task of another id: output paths that begin with the old one follow it. */
  public SubmittedTask under(String taskId, Instant added, @Nullable Instant newSasExpiry) {
    return new SubmittedTask(
        account,
        new TaskReference(reference.jobId(), taskId),
        added,
        added,
        newSasExpiry,
        maxWallClockTime,
        onCancel,
        scope,
        outputFiles.stream().map(file -> file.under(reference.taskId(), taskId)).toList(),
        warnings);
  }

  /** The same task, which runs on where what awaits it is cancelled. */
  public SubmittedTask leave() {
    return new SubmittedTask(
        account,
        reference,
        submitted,
        created,
        sasExpiry,
        maxWallClockTime,
        OnCancel.LEAVE,
        scope,
        outputFiles,
        warnings);
  }

  /** What tells it from another task of its id. */
  public Creation creation() {
    return new Creation(created, created);
  }

  /** The containers that its output files go to. */
  public Stream<String> containers() {
    return outputFiles.stream().map(DeclaredOutputFile::container);
  }

  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("version", Results.FORMAT_VERSION);
    map.put("account", account);
    map.put("jobId", reference.jobId());
    map.put("taskId", reference.taskId());
    map.put("submitted", submitted.toString());
    map.put("created", created == null ? null : created.toString());
    map.put("sasExpiry", sasExpiry == null ? null : sasExpiry.toString());
    map.put(MAX_WALL_CLOCK_TIME, maxWallClockTime == null ? null : maxWallClockTime.toString());
    map.put("onCancel", onCancel.text());
    map.put("scope", scope);
    map.put("outputFiles", outputFiles.stream().map(DeclaredOutputFile::toMap).toList());
    if (!warnings.isEmpty()) {
      map.put(WARNINGS, warnings);
    }
    return map;
  }

  /**
   * @throws InvalidInputException if it is not what {@link #toMap()} wrote
   */
  public static SubmittedTask from(Fields fields) {
    return new SubmittedTask(
        fields.text("account"),
        new TaskReference(
            BatchId.check("job", fields.text("jobId")),
            BatchId.check("task", fields.text("taskId"))),
        fields.instant("submitted"),
        fields.optionalInstant("created"),
        fields.optionalInstant("sasExpiry"),
        fields.optionalDuration(MAX_WALL_CLOCK_TIME),
        OnCancel.parse(fields.text("onCancel")),
        fields.optionalText("scope"),
        fields.objects("outputFiles", DeclaredOutputFile::from),
        fields.texts(WARNINGS));
  }
}
