package io.github.azurebatch.camunda.impl.engine.account;

import static io.github.azurebatch.camunda.impl.engine.account.Verdict.ANSWERED;
import static io.github.azurebatch.camunda.impl.engine.account.Verdict.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.ThrottledException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  @ParameterizedTest
  @CsvSource({
    // of a wrong key or account, a closed firewall, an account that is disabled, no Azure at all
    "AuthenticationFailed, UNUSABLE",
    "InvalidAuthenticationInfo, UNUSABLE",
    "NoAuthenticationInformation, UNUSABLE",
    "AuthorizationFailure, UNUSABLE",
    "KeyBasedAuthenticationNotPermitted, UNUSABLE",
    "AccountIsDisabled, UNUSABLE",
    "Status403, UNUSABLE",
    "Status404, UNUSABLE",
    // of the version of the API, which every call has
    "InvalidHeaderValue, UNUSABLE",
    "UnsupportedRequestVersion, UNUSABLE",
    // of a role that may not do this
    "AuthorizationPermissionMismatch, ANSWERED",
    "InsufficientAccountPermissions, ANSWERED",
    "PermissionDenied, ANSWERED",
    // of what was asked for
    "JobNotFound, ANSWERED",
    "ContainerNotFound, ANSWERED",
    "TaskExists, ANSWERED",
    "JobCompleted, ANSWERED",
    "InvalidPropertyValue, ANSWERED"
  })
  void tellsWhoIsNotLetInFromWhatIsNotThere(String code, Verdict verdict) {
    assertThat(Verdict.on(new RefusedException(code, "refused", null))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "Unreachable, UNUSABLE",
    "SignInFailed, UNUSABLE",
    "Status502, UNUSABLE",
    "InternalError, NOTHING",
    "OperationTimedOut, NOTHING",
    "JobNotFound, NOTHING"
  })
  void tellsWhatCannotBeReachedFromWhatFailedOnce(String code, Verdict verdict) {
    assertThat(Verdict.on(new UnavailableException(code, "failed", null))).isEqualTo(verdict);
  }

  @Test
  void takesASuccessAndABusyServiceForAnAnswer() {
    assertThat(Verdict.on(null)).isEqualTo(ANSWERED);
    assertThat(Verdict.on(new BusyException("JobBeingDeleted", "busy", null))).isEqualTo(ANSWERED);
  }

  @Test
  void learnsNothingOfACallThatWasNotMade() {
    assertThat(Verdict.on(new InvalidInputException("wrong"))).isEqualTo(NOTHING);
    assertThat(Verdict.on(new ThrottledException("Throttled", "wait", Instant.EPOCH)))
        .isEqualTo(NOTHING);
  }
}
