package io.github.azurebatch.camunda.impl.throttle;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.ThrottledException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended, after all its tries.
 *
 * @param status the HTTP status of the answer that made it fail, or one of a few words
 * @param failure null if the call succeeded, or was broken off by an error of Java
 */
public record CallEnd(String status, @Nullable AzureBatchException failure) {

  /** Its answers said what the caller asked for, also that something does not exist. */
  public static final CallEnd SUCCESS = new CallEnd("success", null);

  /** An error of Java came out of it. */
  public static final CallEnd BROKEN_OFF = new CallEnd("broken-off", null);

  /** An answer with that status made it fail. */
  public static CallEnd answered(int status, AzureBatchException failure) {
    return new CallEnd(String.valueOf(status), failure);
  }

  /** It failed without such an answer. */
  public static CallEnd failed(AzureBatchException failure) {
    return new CallEnd(word(failure), failure);
  }

  private static String word(AzureBatchException failure) {
    if (failure instanceof UnavailableException unavailable) {
      return switch (unavailable.code()) {
        case "Unreachable" -> "unanswered";
        case "SignInFailed" -> "sign-in-failed";
        default -> "unavailable";
      };
    }
    if (failure instanceof BusyException) {
      return failure instanceof ThrottledException ? "throttled" : "busy";
    }
    return failure instanceof RefusedException || failure instanceof InvalidInputException
        ? "refused"
        : "unavailable";
  }
}
