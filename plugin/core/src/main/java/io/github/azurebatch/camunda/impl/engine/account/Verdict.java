package io.github.azurebatch.camunda.impl.engine.account;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.ThrottledException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the end of a call says of the account. */
enum Verdict {

  /** The service knows who called, whatever it says to what was asked for. */
  ANSWERED,

  /** Any other call would meet the same. */
  UNUSABLE,

  /** Nothing: it was not made, or failed for a reason of its own. */
  NOTHING;

  /**
   * Who called is not known or not let in, or the version of the API is not spoken, the one header
   * that is configured; {@code Status...} stands for an answer without a code, which Azure does not
   * give. A role that lacks a permission is none of these: {@code AuthorizationPermissionMismatch},
   * {@code InsufficientAccountPermissions}.
   */
  private static final Pattern NOT_LET_IN =
      Pattern.compile(
          "Authentication\\w*|InvalidAuthenticationInfo|NoAuthenticationInformation"
              + "|AuthorizationFailure|AuthorizationProtocolMismatch|AuthorizationSourceIPMismatch"
              + "|KeyBasedAuthenticationNotPermitted|InvalidHeaderValue|UnsupportedRequestVersion"
              + "|AccountIs\\w+|AccountNotFound|Status\\d+");

  private static final Pattern NOT_REACHED = Pattern.compile("Unreachable|SignInFailed|Status\\d+");

  static Verdict on(@Nullable AzureBatchException failure) {
    if (failure == null || failure instanceof BusyException) {
      return failure instanceof ThrottledException ? NOTHING : ANSWERED;
    }
    if (failure instanceof InvalidInputException) {
      return NOTHING;
    }
    if (failure instanceof RefusedException refusal) {
      return NOT_LET_IN.matcher(refusal.code()).matches() ? UNUSABLE : ANSWERED;
    }
    return failure instanceof UnavailableException unavailable
            && NOT_REACHED.matcher(unavailable.code()).matches()
        ? UNUSABLE
        : NOTHING;
  }
}
