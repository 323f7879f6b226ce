package io.github.azurebatch.camunda.impl.batch.sdk.call;

import com.azure.core.exception.ClientAuthenticationException;
import com.microsoft.azure.batch.protocol.models.BatchError;
import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.http.CallLimits;
import io.github.azurebatch.camunda.impl.http.ClockDifference;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import io.github.azurebatch.camunda.impl.secret.Reason;
import io.github.azurebatch.camunda.impl.throttle.CallEnd;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.impl.throttle.RunningCall;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Translates the failures of calls. The SDK's exception for an answer is not kept as the cause,
 * because it quotes the answer, which may quote signed URLs.
 */
public final class SdkFaults {

  private static final Set<String> BUSY =
      Set.of("JobBeingDeleted", "ActiveJobAndScheduleQuotaReached");
  private static final Set<String> CONFLICTS_THAT_STAY =
      Set.of(
          "JobCompleted",
          "JobBeingTerminated",
          "JobDisabled",
          "JobNotActive",
          "JobExists",
          "TaskExists",
          "TaskCompleted");
  private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404, 405, 412, 413);
  private static final Set<Integer> UNKNOWN_CALLER = Set.of(401, 403);
  private static final int BAD_REQUEST = 400;
  private static final int CONFLICT = 409;
  private static final String TAIL = "RequestId:";

  /** A value of errors that is long and does not help readers of the message. */
  private static final String STRING_TO_SIGN = "AuthenticationErrorDetail";

  private final String account;
  private final String url;
  private final Gate gate;
  private final CallLimits limits;
  private final Clock clock;

  /**
   * @param clock of this machine, with which requests are dated
   */
  public SdkFaults(BatchAccount account, Gate gate, CallLimits limits, Clock clock) {
    this.account = account.name();
    this.url = "the account's URL " + account.url();
    this.gate = gate;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Makes the call.
   *
   * @param action the attempted action in the words of messages
   */
  public <T> T translated(BatchOperation operation, String action, Supplier<T> call) {
    RunningCall running = gate.begins(operation.text(), action);
    CallEnd end = CallEnd.BROKEN_OFF;
    try {
      T answer = call.get();
      gate.succeeded(action);
      end = CallEnd.SUCCESS;
      return answer;
    } catch (RuntimeException e) {
      AzureBatchException failure = fault(action, e);
      end =
          e instanceof BatchErrorException answer
              ? CallEnd.answered(answer.response().code(), failure)
              : CallEnd.failed(failure);
      throw gate.failed(action, failure);
    } finally {
      running.end(end);
    }
  }

  private AzureBatchException fault(String action, RuntimeException exception) {
    if (exception instanceof AzureBatchException fault) {
      return fault;
    }
    return exception instanceof BatchErrorException answer
        ? answered(action, answer)
        : unanswered(action, exception);
  }

  /** The service's error code; if it sent none, the status. */
  public static String code(BatchErrorException exception) {
    return code(exception.body(), "Status" + exception.response().code());
  }

  /** A final refusal, also for a status that is not final otherwise. */
  public RefusedException refused(String action, BatchErrorException exception) {
    String code = code(exception);
    String advice = BatchAdvice.onRefusal(code, exception.response().code());
    return new RefusedException(
        code, failure(action) + described(code, exception) + ". " + advice, null);
  }

  /** The refusal of one task of a list of tasks to add. */
  public AzureBatchException refused(String action, @Nullable BatchError error) {
    String code = code(error, "ClientError");
    String message =
        "%s%s (%s). %s"
            .formatted(
                failure(action),
                message(error, null),
                code,
                BatchAdvice.onRefusal(code, BAD_REQUEST));
    return BUSY.contains(code)
        ? new BusyException(code, message, null)
        : new RefusedException(code, message, null);
  }

  /** The service failed to add one task of a list, and the task is not the cause. */
  public UnavailableException failedThere(String action, @Nullable BatchError error) {
    String code = code(error, "ServerError");
    return new UnavailableException(
        code,
        "%s%s (%s). %s"
            .formatted(failure(action), message(error, null), code, BatchAdvice.on(code, CONFLICT)),
        null);
  }

  private static String code(@Nullable BatchError error, String otherwise) {
    return error == null || error.code() == null ? otherwise : error.code();
  }

  private AzureBatchException answered(String action, BatchErrorException exception) {
    String code = code(exception);
    int status = exception.response().code();
    String message =
        failure(action)
            + described(code, exception)
            + ". "
            + onClock(exception)
            + BatchAdvice.on(code, status);
    if (Gate.isThrottling(status)) {
      return gate.fault(code, message);
    }
    if (BUSY.contains(code)) {
      return new BusyException(code, message, null);
    }
    if (REFUSALS.contains(status) || (status == CONFLICT && CONFLICTS_THAT_STAY.contains(code))) {
      return new RefusedException(code, message, null);
    }
    return new UnavailableException(code, message, null);
  }

  private String onClock(BatchErrorException exception) {
    return UNKNOWN_CALLER.contains(exception.response().code())
        ? ClockDifference.sentence(exception.response().headers().get("Date"), clock)
        : "";
  }

  private AzureBatchException unanswered(String action, RuntimeException exception) {
    Throwable reason = Reason.of(exception);
    if (reason instanceof AzureBatchException fault) {
      return fault;
    }
    if (reason instanceof ClientAuthenticationException) {
      return UnavailableException.signInFailed(failure(action), reason);
    }
    return UnavailableException.unanswered(failure(action), url, explained(reason));
  }

  /** OkHttp says of a call that has taken too long no more than "timeout". */
  private Throwable explained(Throwable reason) {
    boolean late =
        reason.getClass() == InterruptedIOException.class && "timeout".equals(reason.getMessage());
    return late ? new HttpTimeoutException(limits.timeIsOver()) : reason;
  }

  /**
   * The beginning of the message of a failure.
   *
   * @param action the attempted action in the words of messages
   */
  public String failure(String action) {
    return action + " of Batch account '" + account + "' failed: ";
  }

  private static String described(String code, BatchErrorException exception) {
    var response = exception.response();
    String id = response.headers().get("request-id");
    return message(exception.body(), response.headers().get("Content-Type"))
        + " ("
        + code
        + ", status "
        + response.code()
        + (id == null ? ")" : ", request id " + id + ")");
  }

  private static String message(@Nullable BatchError error, @Nullable String contentType) {
    if (error == null || error.message() == null) {
      return contentType == null || contentType.contains("json")
          ? "the service gave no reason"
          : "an answer in " + contentType + ", which Azure Batch does not give: a proxy?";
    }
    return ForeignText.cut(withoutTail(String.valueOf(error.message().value()))) + values(error);
  }

  private static String withoutTail(String message) {
    int tail = message.indexOf(TAIL);
    return tail < 0 ? message : message.substring(0, tail).stripTrailing();
  }

  private static String values(BatchError error) {
    if (error.values() == null || error.values().isEmpty()) {
      return "";
    }
    return error.values().stream()
        .filter(value -> !STRING_TO_SIGN.equals(value.key()))
        // each by itself: the service may have shortened it
        .map(value -> value.key() + ": " + ForeignText.cut(String.valueOf(value.value())))
        .collect(Collectors.joining(", ", " [", "]"));
  }
}
