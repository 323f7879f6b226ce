package io.github.azurebatch.camunda.impl.engine.step;

import io.micrometer.common.KeyValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Names in the MDC of this thread. Where they are closed, the MDC is as it was before: the thread
 * may be one of the job executor, or of the application.
 */
public final class LogNames implements AutoCloseable {

  static final String STEP = "azureBatch.step";
  static final String ACCOUNT = "azureBatch.account";
  static final String JOB_ID = "azureBatch.jobId";
  static final String TASK_ID = "azureBatch.taskId";

  private static final String NONE = "none";
  private static final List<String> OWN = List.of(STEP, ACCOUNT, JOB_ID, TASK_ID);

  private final Map<String, @Nullable String> before = new LinkedHashMap<>();

  private final Map<String, String> names;

  private LogNames(Map<String, String> names) {
    this.names = names;
    OWN.forEach(name -> before.put(name, MDC.get(name)));
    names.keySet().forEach(name -> before.put(name, MDC.get(name)));
    names.forEach(MDC::put);
  }

  static LogNames open(Map<String, String> names) {
    return new LogNames(names);
  }

  /** The step that is under way on this thread, if any, is about this Azure Batch job. */
  public static void concerns(String account, String jobId) {
    if (MDC.get(STEP) != null) {
      MDC.put(ACCOUNT, account);
      MDC.put(JOB_ID, jobId);
    }
  }

  /** The step that is under way on this thread, if any, is about this Azure Batch task. */
  public static void concerns(String account, String jobId, String taskId) {
    concerns(account, jobId);
    if (MDC.get(STEP) != null) {
      MDC.put(TASK_ID, taskId);
    }
  }

  /** What the step that is under way on this thread is about. */
  static KeyValues ids() {
    return KeyValues.of(
        "azurebatch.job.id", Objects.requireNonNullElse(MDC.get(JOB_ID), NONE),
        "azurebatch.task.id", Objects.requireNonNullElse(MDC.get(TASK_ID), NONE));
  }

  /** The engine has removed those that it uses as well, after a transaction. */
  public void again() {
    names.forEach(MDC::put);
  }

  @Override
  public void close() {
    before.forEach(LogNames::restore);
  }

  private static void restore(String name, @Nullable String value) {
    if (value == null) {
      MDC.remove(name);
    } else {
      MDC.put(name, value);
    }
  }
}
