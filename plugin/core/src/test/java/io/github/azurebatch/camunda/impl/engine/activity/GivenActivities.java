package io.github.azurebatch.camunda.impl.engine.activity;

import io.github.azurebatch.camunda.SharedEngine;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.impl.batch.job.OnAllTasksComplete;
import io.github.azurebatch.camunda.impl.batch.pool.OperatingSystem;
import io.github.azurebatch.camunda.impl.batch.pool.PoolSnapshot;
import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.access.GivenAccess;
import io.github.azurebatch.camunda.impl.engine.account.AccountClients;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.mark.GivenMarks;
import io.github.azurebatch.camunda.impl.engine.read.StoredOutputs;
import io.github.azurebatch.camunda.impl.engine.secret.Secrets;
import io.github.azurebatch.camunda.impl.engine.step.Steps;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmissionReader;
import io.github.azurebatch.camunda.impl.engine.submit.job.JobReader;
import io.github.azurebatch.camunda.impl.engine.submit.list.SubmitTasksBehavior;
import io.github.azurebatch.camunda.impl.engine.submit.pool.KnownPools;
import io.github.azurebatch.camunda.impl.engine.wait.enter.AwaitBehavior;
import io.github.azurebatch.camunda.storage.BlobStorage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/**
 * All activities, from their inputs to the first effect, which is not made: what would change
 * anything at Azure or in the engine throws. Looking at a job and its pool is answered, and
 * signatures are made.
 */
public final class GivenActivities implements AutoCloseable {

  /** Of calls that change nothing and leave the machine for nothing. */
  private static final Set<String> OFFLINE =
      Set.of("containerUrl", "signContainer", "signBlobForReading", "longestSignature");

  private static final SessionFactory MARKS = GivenMarks.authenticity().sessions();

  private final Accounts real;
  private final AwaitBehavior await;
  private final SubmitTasksBehavior submitTasks;
  private final Map<String, Object> beans;

  public GivenActivities(AzureBatchConfiguration configuration) {
    Clock clock = Clock.systemUTC();
    real = new Accounts(configuration, clock);
    Access access = GivenAccess.toAllOf(real.usedBy(GivenActivities::withoutEffects));
    TaskSubmissionReader tasks = new TaskSubmissionReader(configuration, new KnownPools(clock));
    await = new AwaitBehavior(Steps.unobserved(), access, tasks, clock);
    submitTasks = new SubmitTasksBehavior(Steps.unobserved(), access, tasks, clock);
    beans =
        ActivityBeans.of(
            Steps.unobserved(),
            access,
            tasks,
            new JobReader(tasks, new Secrets(configuration.secrets())),
            new StoredOutputs(configuration.inlineLimit()));
  }

  private static AccountClients withoutEffects(AccountClients account) {
    return account.with(
        port(BatchService.class, GivenActivities::seen),
        port(BlobStorage.class, (method, arguments) -> offline(account, method, arguments)));
  }

  private interface Answer {
    @Nullable Object to(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T port(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.to(method, arguments)));
  }

  private static Object seen(Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "job" -> Optional.of(job((String) arguments[0]));
      case "pool" -> Optional.of(pool((String) arguments[0]));
      default -> throw new GivenActivity.Effect();
    };
  }

  private static @Nullable Object offline(AccountClients account, Method method, Object[] arguments)
      throws Throwable {
    if (!OFFLINE.contains(method.getName())) {
      throw new GivenActivity.Effect();
    }
    try {
      return method.invoke(account.storage(), arguments);
    } catch (InvocationTargetException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private static JobSnapshot job(String id) {
    OffsetDateTime created = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    return new JobSnapshot(
        id,
        JobState.ACTIVE,
        "pool",
        OnAllTasksComplete.NO_ACTION,
        true,
        0,
        null,
        created,
        Map.of());
  }

  private static PoolSnapshot pool(String id) {
    return new PoolSnapshot(
        id,
        null,
        OperatingSystem.LINUX,
        true,
        "active",
        "steady",
        1,
        1,
        List.of(),
        Set.of(CompleteInputs.IDENTITY));
  }

  /** The activities that find fault with an input where there is one. */
  public Map<String, List<ActivityBean>> readers() {
    List<Object> wrong =
        List.of(Map.of("no", List.of(List.of("such", Map.of("field", true)))), List.of(List.of()));
    Map<String, List<ActivityBean>> readers = new HashMap<>();
    for (String input : CompleteInputs.names()) {
      for (ActivityBean bean : ActivityBean.values()) {
        if (wrong.stream().anyMatch(value -> isRefusedAs(bean, input, value))) {
          readers.computeIfAbsent(input, any -> new ArrayList<>()).add(bean);
        }
      }
    }
    return readers;
  }

  private boolean isRefusedAs(ActivityBean bean, String input, Object value) {
    return complaint(bean, CompleteInputs.of(bean, input, value))
        .filter(said -> said.contains("input '" + input))
        .isPresent();
  }

  /**
   * Runs the activity until its first effect.
   *
   * @return empty if it comes to one; else what is said of the inputs
   */
  public Optional<String> complaint(ActivityBean bean, Map<String, ?> inputs) {
    return complaint(bean, inputs, Map.of());
  }

  /**
   * Runs the activity until its first effect.
   *
   * @param others variables that it sees, and that are none of its inputs
   */
  Optional<String> complaint(ActivityBean bean, Map<String, ?> inputs, Map<String, ?> others) {
    return Objects.requireNonNull(
        SharedEngine.configuration()
            .getCommandExecutorTxRequired()
            .execute(
                context -> {
                  MessageEntity job = new MessageEntity();
                  job.setId("camunda-job");
                  job.setActivityId(GivenActivity.ID);
                  context.setCurrentJob(job);
                  context.getSessions().put(MARKS.getSessionType(), MARKS.openSession());
                  return complaint(bean, new GivenActivity(inputs, others));
                }));
  }

  private Optional<String> complaint(ActivityBean bean, GivenActivity execution) {
    try {
      execute(bean, execution);
      throw new AssertionError(bean + " ended without an effect");
    } catch (GivenActivity.Effect e) {
      return Optional.empty();
    } catch (InvalidInputException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("no activity throws a checked exception", e);
    }
  }

  private void execute(ActivityBean bean, GivenActivity execution) throws Exception {
    switch (bean) {
      case SUBMIT_TASKS -> submitTasks.execute(execution);
      case AWAIT_OUTPUTS -> enter(execution, await::await);
      case RUN_TASK -> enter(execution, await::submitAndAwait);
      default ->
          ((JavaDelegate) Objects.requireNonNull(beans.get(bean.beanName()))).execute(execution);
    }
  }

  /** The engine does so when it asks for the topic of the external task. */
  private static void enter(GivenActivity execution, Consumer<ActivityImpl> behavior)
      throws Exception {
    ActivityImpl activity = execution.getActivity();
    behavior.accept(activity);
    activity.getActivityBehavior().execute(execution);
  }

  @Override
  public void close() {
    real.close();
  }
}
