package io.github.azurebatch.camunda.process.support;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/**
 * Says what a transaction of the engine is about: the Camunda job that it executes, or the method
 * of the plugin that it is of, with the wait; and where the instance has come to. It looks when a
 * command is through, as the engine forgets what it has deleted before it commits.
 */
final class CommitKind extends CommandInterceptor {

  private static final String OF_THE_PLUGIN = "io.github.azurebatch.camunda.";
  private static final String OF_TESTS = "io.github.azurebatch.camunda.process.support.";
  private static final String OTHER = "of the engine itself";
  private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

  private CommitKind() {}

  /** Before the engine is built. */
  static void of(ProcessEngineConfigurationImpl engine) {
    engine.setCustomPostCommandInterceptorsTxRequired(List.of(new CommitKind()));
    engine.setCustomPostCommandInterceptorsTxRequiresNew(List.of(new CommitKind()));
  }

  /** Of the transaction that this thread commits. */
  static String current() {
    String current = CURRENT.get();
    CURRENT.remove();
    return current == null ? OTHER : current;
  }

  @Override
  public <T> T execute(Command<T> command) {
    T result = next.execute(command);
    // of commands within each other, the outer one is the last to say so
    CURRENT.set(text(command));
    return result;
  }

  private static String text(Command<?> command) {
    if (command instanceof ExecuteJobsCmd jobs) {
      return "Camunda job "
          + all(JobEntity.class)
              .filter(isOf(jobs))
              .map(CommitKind::text)
              .findFirst()
              .orElse("that is gone");
    }
    return caller().orElse(name(command.getClass().getName()))
        + only(ExternalTaskEntity.class, ExternalTaskEntity::getActivityId, " of ")
        + only(ExecutionEntity.class, ExecutionEntity::getActivityId, ", then at ");
  }

  private static String text(JobEntity job) {
    String activity = job.getActivityId();
    return job.getJobHandlerType() + (activity == null ? "" : " of " + activity);
  }

  private static Predicate<JobEntity> isOf(ExecuteJobsCmd command) {
    try {
      Field id = ExecuteJobsCmd.class.getDeclaredField("jobId");
      id.setAccessible(true);
      Object jobId = id.get(command);
      return job -> job.getId().equals(jobId);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The engine's command has no id of its job", e);
    }
  }

  /** What the entities of the transaction have in common, if they do. */
  private static <E extends DbEntity> String only(
      Class<E> type, Function<E, @Nullable String> text, String before) {
    List<String> all = all(type).map(text).filter(Objects::nonNull).distinct().toList();
    return all.size() == 1 ? before + all.get(0) : "";
  }

  /** Those that the transaction has read or written. */
  private static <E extends DbEntity> Stream<E> all(Class<E> type) {
    return Context.getCommandContext()
        .getDbEntityManager()
        .getDbEntityCache()
        .getCachedEntities()
        .stream()
        .map(CachedDbEntity::getEntity)
        .filter(type::isInstance)
        .map(type::cast);
  }

  /** The plugin's method that has the transaction. */
  private static Optional<String> caller() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> frame.getClassName().startsWith(OF_THE_PLUGIN))
                    .filter(frame -> !frame.getClassName().startsWith(OF_TESTS))
                    .filter(frame -> !isInterceptor(frame))
                    .findFirst()
                    .map(CommitKind::text));
  }

  private static boolean isInterceptor(StackFrame frame) {
    return frame.getMethodName().equals("execute") && frame.getClassName().contains("NoteChanges");
  }

  private static String text(StackFrame frame) {
    return name(frame.getClassName())
        + "."
        + frame.getMethodName().replaceFirst("lambda\\$(\\w+)\\$.*", "$1");
  }

  /** The simple name, without what the JVM adds to that of a lambda. */
  private static String name(String className) {
    return className.replaceFirst(".*\\.", "").replaceFirst("\\$.*", "");
  }
}
