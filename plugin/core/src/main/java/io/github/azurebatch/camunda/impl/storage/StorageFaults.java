package io.github.azurebatch.camunda.impl.storage;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.storage.blob.models.BlobStorageException;
import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.http.ClockDifference;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import io.github.azurebatch.camunda.impl.secret.Reason;
import io.github.azurebatch.camunda.impl.throttle.CallEnd;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.impl.throttle.RunningCall;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Translates the failures of calls. The SDK's exception for an answer is not kept as the cause,
 * because it quotes the answer, which may quote signatures.
 */
public final class StorageFaults {

  private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404, 405, 409, 412, 413);
  private static final Set<Integer> UNKNOWN_CALLER = Set.of(401, 403);
  private static final Pattern MESSAGE = Pattern.compile("<Message>([^<\\r\\n]*)");
  private static final HttpHeaderName REQUEST_ID = HttpHeaderName.X_MS_REQUEST_ID;
  private static final HttpHeaderName ERROR_CODE = HttpHeaderName.fromString("x-ms-error-code");

  private final String account;
  private final String endpoint;
  private final Advice advice;
  private final Gate gate;
  private final Clock clock;

  /**
   * @param endpoint as messages name it, such as {@code the blob endpoint ...}
   * @param clock of this machine, with which requests are dated
   */
  public StorageFaults(String account, String endpoint, Advice advice, Gate gate, Clock clock) {
    this.account = account;
    this.endpoint = endpoint;
    this.advice = advice;
    this.gate = gate;
    this.clock = clock;
  }

  /**
   * Makes the call.
   *
   * @param action the attempted action in the words of messages
   */
  public <T> T translated(StorageOperation operation, String action, Supplier<T> call) {
    T answer = explained(action, () -> measured(operation, action, call));
    gate.succeeded(action);
    return answer;
  }

  /** Makes the call, one of those of an action whose failure is translated as a whole. */
  <T> T measured(StorageOperation operation, String action, Supplier<T> call) {
    RunningCall running = gate.begins(operation.text(), action);
    CallEnd end = CallEnd.BROKEN_OFF;
    try {
      T answer = call.get();
      end = CallEnd.SUCCESS;
      return answer;
    } catch (RuntimeException e) {
      AzureBatchException failure = fault(action, e);
      end =
          Reason.of(e) instanceof HttpResponseException answer && isAnswer(answer)
              ? CallEnd.answered(status(answer), failure)
              : CallEnd.failed(failure);
      throw e;
    } finally {
      running.end(end);
    }
  }

  /**
   * Translates failures as {@link #translated} does, for an action that may need no call: its
   * success does not count as one of the account.
   *
   * @param action the attempted action in the words of messages
   */
  <T> T explained(String action, Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw gate.failed(action, fault(action, e));
    }
  }

  private AzureBatchException fault(String action, RuntimeException exception) {
    return exception instanceof AzureBatchException fault
        ? fault
        : explain(action, Reason.of(exception));
  }

  private static boolean isAnswer(HttpResponseException reason) {
    return reason.getResponse() != null;
  }

  private AzureBatchException explain(String action, Throwable reason) {
    return reason instanceof HttpResponseException answer && isAnswer(answer)
        ? answered(action, code(answer), answer)
        : unanswered(action, reason);
  }

  private AzureBatchException answered(
      String action, String code, HttpResponseException exception) {
    String failure = failure(action) + described(code, exception) + ". ";
    if (Gate.isThrottling(status(exception))) {
      return gate.fault(code, failure + "It may work when tried again");
    }
    if (code.equals("ContainerBeingDeleted")) {
      return new BusyException(
          code,
          failure + "The name is free again when the service is done, mostly within minutes",
          null);
    }
    if (REFUSALS.contains(status(exception))) {
      String answer = String.valueOf(exception.getMessage());
      String whatToDo = advice.on(status(exception), code, answer);
      return new RefusedException(code, failure + onClock(exception) + whatToDo, null);
    }
    return new UnavailableException(code, failure + "It may work when tried again", null);
  }

  private String onClock(HttpResponseException exception) {
    return UNKNOWN_CALLER.contains(status(exception))
        ? ClockDifference.sentence(
            exception.getResponse().getHeaderValue(HttpHeaderName.DATE), clock)
        : "";
  }

  private AzureBatchException unanswered(String action, Throwable reason) {
    if (reason instanceof AzureBatchException fault) {
      return fault;
    }
    if (reason instanceof ClientAuthenticationException) {
      return UnavailableException.signInFailed(failure(action), reason);
    }
    return UnavailableException.unanswered(failure(action), endpoint, reason);
  }

  /**
   * The beginning of the message of a failure.
   *
   * @param action the attempted action in the words of messages
   */
  String failure(String action) {
    return action + " of storage account '" + account + "' failed: ";
  }

  private static String described(String code, HttpResponseException exception) {
    String id = exception.getResponse().getHeaderValue(REQUEST_ID);
    return message(exception)
        + "("
        + code
        + ", status "
        + status(exception)
        + (id == null ? ")" : ", request id " + id + ")");
  }

  private static String message(HttpResponseException exception) {
    if (!isOfService(exception)) {
      return exception.getMessage() + " ";
    }
    var message = MESSAGE.matcher(String.valueOf(exception.getMessage()));
    return message.find() ? ForeignText.cut(message.group(1)) + " " : "";
  }

  /** Whether the SDK has taken it for an answer of the service, of whichever kind. */
  private static boolean isOfService(HttpResponseException exception) {
    return exception.getClass().getSimpleName().endsWith("StorageException");
  }

  private static String code(HttpResponseException exception) {
    if (exception instanceof BlobStorageException storage && storage.getErrorCode() != null) {
      return storage.getErrorCode().toString();
    }
    String told = exception.getResponse().getHeaderValue(ERROR_CODE);
    return told != null && isOfService(exception) ? told : "Status" + status(exception);
  }

  private static int status(HttpResponseException exception) {
    return exception.getResponse().getStatusCode();
  }

  /** What to do about a refusal. */
  public interface Advice {

    /**
     * @param code of the error
     * @param answer of the service, unchanged
     */
    String on(int status, String code, String answer);
  }
}
