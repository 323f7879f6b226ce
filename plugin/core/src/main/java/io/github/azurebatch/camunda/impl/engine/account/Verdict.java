package io.github.azurebatch.camunda.impl.engine.account;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.ThrottledException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the result of a call tells of the account. */
enum Verdict {

  /** The service accepts the caller, even if it refused what the call asked for. */
  ANSWERED,

  /** Every other call would fail in this way. */
  UNUSABLE,

  /** Nothing: the call was not made, or failed for a reason of its own. */
  NOTHING;

  /**
   * The service does not know the caller, does not let it in, or does not support the configured
   * version of the API. {@code Status...} stands for an answer without a code, which Azure does not
   * give. A role that lacks a permission ({@code AuthorizationPermissionMismatch}, {@code
   * InsufficientAccountPermissions}) says nothing against the account.
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
