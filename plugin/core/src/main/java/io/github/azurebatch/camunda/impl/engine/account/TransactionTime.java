package io.github.azurebatch.camunda.impl.engine.account;

import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.http.CallLimits;
import io.github.azurebatch.camunda.impl.http.Deadline;
import java.time.Duration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/**
 * How long the requests of one Camunda job may take in all. When the lock of the job ends, another
 * engine node executes it as well. So none is begun that may last longer than the lock.
 */
final class TransactionTime implements Session {

  /** The longest call, and its sign-in, which may begin at the last moment. */
  static final Duration LAST_CALL = CallLimits.DEFAULTS.time().plus(CallLimits.SIGN_IN);

  /** Of a shorter one, the half that is left for the last call is less than that may take. */
  static final Duration SHORTEST_LOCK = LAST_CALL.multipliedBy(2);

  private final Duration time;
  private final Deadline deadline;

  private TransactionTime(Duration time) {
    this.time = time;
    this.deadline = new Deadline(time);
  }

  /** Of a short lock, half is left for the last call. */
  static Duration within(Duration lock) {
    Duration half = Duration.ofMillis(lock.toMillis() / 2);
    Duration rest = lock.minus(LAST_CALL);
    return rest.compareTo(half) > 0 ? rest : half;
  }

  /**
   * Checks that a request may be begun on this thread. What no job executor executes has no lock.
   *
   * @throws UnavailableException if it may not; what the job has done so far is not lost
   */
  static void requireLeft(String account) {
    CommandContext transaction = Context.getCommandContext();
    if (transaction != null && Context.getJobExecutorContext() != null) {
      transaction.getSession(TransactionTime.class).require(account);
    }
  }

  private void require(String account) {
    if (deadline.left().isNegative()) {
      throw new UnavailableException(
          "TimeIsOver",
          "%s: no further request was made, because those of %s have taken more than %d seconds, and the engine's lock of its Camunda job ends soon. What was done so far counts; it goes on when it is tried again. If that does not help, give it less to do at once, or raise lockTimeInMillis of the job executor"
              .formatted(account, Caller.current(), time.toSeconds()),
          null);
    }
  }

  @Override
  public void flush() {
    // holds nothing to write
  }

  @Override
  public void close() {
    // holds nothing
  }

  /** Gives each transaction its time, which begins with its first request. */
  record Factory() implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return TransactionTime.class;
    }

    @Override
    public Session openSession() {
      long lock = Context.getProcessEngineConfiguration().getJobExecutor().getLockTimeInMillis();
      return new TransactionTime(within(Duration.ofMillis(lock)));
    }
  }
}
