package io.github.azurebatch.camunda.impl.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.ThrottledException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import java.net.ConnectException;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CallEndTest {

  static Stream<Arguments> failuresWithoutAnAnswer() {
    var refused = new ConnectException("refused");
    return Stream.of(
        arguments(UnavailableException.unanswered("Failed: ", "the URL", refused), "unanswered"),
        arguments(UnavailableException.signInFailed("Failed: ", refused), "sign-in-failed"),
        arguments(new UnavailableException("EndlessListing", "no end", null), "unavailable"),
        arguments(new ThrottledException("Throttled", "later", Instant.EPOCH), "throttled"),
        arguments(new BusyException("JobBeingDeleted", "later", null), "busy"),
        arguments(new RefusedException("JobNotFound", "no", null), "refused"),
        arguments(new InvalidInputException("'my-task-4711' is no id"), "refused"));
  }

  @ParameterizedTest
  @MethodSource("failuresWithoutAnAnswer")
  void aCallWithoutAnAnswerHasAWordForItsStatus(AzureBatchException failure, String word) {
    assertThat(CallEnd.failed(failure).status()).isEqualTo(word);
  }

  @Test
  void aCallThatAnAnswerMadeFailHasTheStatusOfThat() {
    var failure = new RefusedException("JobNotFound", "no", null);

    assertThat(CallEnd.answered(404, failure)).isEqualTo(new CallEnd("404", failure));
  }
}
