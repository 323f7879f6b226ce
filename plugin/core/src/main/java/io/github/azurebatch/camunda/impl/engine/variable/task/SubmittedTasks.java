package io.github.azurebatch.camunda.impl.engine.variable.task;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.BatchId;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.pattern.Placeholders;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The variable {@code batchTasks}: the Azure Batch tasks that were submitted for a list of items. A
 * reference of the same size for two tasks and for ten thousand.
 *
 * @param taskIdPrefix of all tasks, whose ids are {@code <prefix>-<index>}, the index from 1 and
 *     with zeros in front to the width of the count
 * @param submitted when the service got the first of them
 * @param lastSubmitted when it got the last of them; null if nobody knows
 * @param sasExpiry when the first signature that their output files are uploaded with ends; null
 *     where none was signed
 * @param maxWallClockTime how long one run of a task may take; null for unlimited
 * @param onCancel what becomes of them when the activity that awaits them is cancelled, or its
 *     scope
 * @param scope the id of the execution whose variable it is, which tells it from copies
 * @param outputFiles of every task, with placeholders in their patterns and paths
 * @param warnings what of every task is probably not meant as it stands
 */
public record SubmittedTasks(
    String account,
    String jobId,
    String taskIdPrefix,
    int count,
    Instant submitted,
    @Nullable Instant lastSubmitted,
    @Nullable Instant sasExpiry,
    @Nullable Duration maxWallClockTime,
    OnCancel onCancel,
    @Nullable String scope,
    List<DeclaredOutputFile> outputFiles,
    List<String> warnings) {

  private static final String PREFIX = "taskIdPrefix";

  /** Whether a variable holds tasks of a list, and not a single one. */
  public static boolean isIn(Fields fields) {
    return fields.has(PREFIX);
  }

  /** What all ids of a list of so many tasks begin with, and what they end with. */
  public static String taskId(String taskIdPrefix, int index, int count) {
    String digits = String.valueOf(index);
    return taskIdPrefix + "-" + "0".repeat(width(count) - digits.length()) + digits;
  }

  /** The digits of an index in a list of so many. */
  public static int width(int count) {
    return String.valueOf(count).length();
  }

  /**
   * @param index from 1
   */
  public String taskId(int index) {
    return taskId(taskIdPrefix, index, count);
  }

  /** The list with what tells its tasks from others, and nothing of what they upload. */
  public SubmittedTasks identity() {
    return new SubmittedTasks(
        account,
        jobId,
        taskIdPrefix,
        count,
        submitted,
        lastSubmitted,
        null,
        null,
        onCancel,
        null,
        List.of(),
        List.of());
  }

  /** The same tasks, which run on where what awaits them is cancelled. */
  public SubmittedTasks leave() {
    return new SubmittedTasks(
        account,
        jobId,
        taskIdPrefix,
        count,
        submitted,
        lastSubmitted,
        sasExpiry,
        maxWallClockTime,
        OnCancel.LEAVE,
        scope,
        outputFiles,
        warnings);
  }

  /** All tasks in the order of the list; made one by one. */
  public Stream<TaskReference> references() {
    return IntStream.rangeClosed(1, count).mapToObj(index -> reference(index));
  }

  /**
   * @param index from 1
   */
  public TaskReference reference(int index) {
    return new TaskReference(jobId, taskId(index));
  }

  /** The place of a task in the list, from 1; empty if it is none of it. */
  public OptionalInt indexOf(String taskId) {
    String start = taskIdPrefix + "-";
    if (!taskId.startsWith(start) || taskId.length() != start.length() + width(count)) {
      return OptionalInt.empty();
    }
    String digits = taskId.substring(start.length());
    if (!digits.chars().allMatch(character -> character >= '0' && character <= '9')) {
      return OptionalInt.empty();
    }
    int index = Integer.parseInt(digits);
    return index >= 1 && index <= count ? OptionalInt.of(index) : OptionalInt.empty();
  }

  /**
   * The output files of one task, but for those with parts of its item in their paths, which are
   * kept nowhere.
   *
   * @param index from 1
   */
  public List<DeclaredOutputFile> outputFiles(int index) {
    return outputFiles.stream()
        .map(file -> file.at(path(file.path(), index)))
        .filter(file -> !Placeholders.PATTERN.matcher(file.path()).find())
        .toList();
  }

  private String path(String template, int index) {
    return template
        .replace(Placeholders.TASK_ID, taskId(index))
        .replace(Placeholders.INDEX, String.valueOf(index));
  }

  /** The containers that its output files go to. */
  public Stream<String> containers() {
    return outputFiles.stream().map(DeclaredOutputFile::container);
  }

  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("version", Results.FORMAT_VERSION);
    map.put("account", account);
    map.put("jobId", jobId);
    map.put(PREFIX, taskIdPrefix);
    map.put("count", count);
    map.put("submitted", submitted.toString());
    map.put("lastSubmitted", lastSubmitted == null ? null : lastSubmitted.toString());
    map.put("sasExpiry", sasExpiry == null ? null : sasExpiry.toString());
    map.put(
        SubmittedTask.MAX_WALL_CLOCK_TIME,
        maxWallClockTime == null ? null : maxWallClockTime.toString());
    map.put("onCancel", onCancel.text());
    map.put("scope", scope);
    map.put("outputFiles", outputFiles.stream().map(DeclaredOutputFile::toMap).toList());
    if (!warnings.isEmpty()) {
      map.put(SubmittedTask.WARNINGS, warnings);
    }
    return map;
  }

  /**
   * @throws InvalidInputException if it is not what {@link #toMap()} wrote
   */
  public static SubmittedTasks from(Fields fields) {
    int count = fields.count("count");
    return new SubmittedTasks(
        fields.text("account"),
        BatchId.check("job", fields.text("jobId")),
        checked(fields.text(PREFIX), count),
        count,
        fields.instant("submitted"),
        fields.optionalInstant("lastSubmitted"),
        fields.optionalInstant("sasExpiry"),
        fields.optionalDuration(SubmittedTask.MAX_WALL_CLOCK_TIME),
        OnCancel.parse(fields.text("onCancel")),
        fields.optionalText("scope"),
        fields.objects("outputFiles", DeclaredOutputFile::from),
        fields.texts(SubmittedTask.WARNINGS));
  }

  private static String checked(String taskIdPrefix, int count) {
    BatchId.check("task", taskId(taskIdPrefix, count, count));
    return taskIdPrefix;
  }
}
