package io.github.azurebatch.camunda.impl.batch.sdk.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.batch.protocol.models.ErrorCategory;
import com.microsoft.azure.batch.protocol.models.NameValuePair;
import com.microsoft.azure.batch.protocol.models.TaskFailureInformation;
import io.github.azurebatch.camunda.impl.batch.task.FailureInformation;
import io.github.azurebatch.camunda.impl.secret.KnownSecrets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SdkSnapshotsTest {

  @Test
  void haveNoSecretInAnyTextOfAFailure() {
    try (KnownSecrets known = KnownSecrets.add(List.of("a-token-1234"))) {
      assertThat(known).isNotNull();
      var failure =
          new TaskFailureInformation()
              .withCategory(ErrorCategory.USER_ERROR)
              .withCode("a-token-1234")
              .withMessage("x a-token-1234")
              .withDetails(
                  List.of(
                      new NameValuePair().withName("a-token-1234").withValue("y a-token-1234")));

      assertThat(SdkSnapshots.failure(failure))
          .isEqualTo(
              new FailureInformation(
                  "usererror",
                  "[secret cut]",
                  "x [secret cut]",
                  Map.of("[secret cut]", "y [secret cut]")));
    }
  }
}
