package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthenticationTest extends ServiceTest {

  private static final Map<String, String> VERSION = Map.of("api-version", "2024-07-01.20.0");

  @Test
  void acceptsASignatureThatIsRight() throws Exception {
    assertThat(RawClient.of(service).send("GET", "/jobs", "").statusCode()).isEqualTo(200);
  }

  @Test
  void refusesASignatureWithAnotherKey() throws Exception {
    RawClient other = new RawClient(service, service.accountName(), "b3RoZXI=");

    assertAuthenticationFailed(other.send("GET", "/jobs", ""));
  }

  @Test
  void refusesAnotherAccount() throws Exception {
    RawClient other = new RawClient(service, "other", service.accountKey());

    assertAuthenticationFailed(other.send("GET", "/jobs", ""));
  }

  @Test
  void refusesARequestWithoutSignature() throws Exception {
    HttpRequest unsigned =
        HttpRequest.newBuilder(URI.create(service.url() + "/jobs?api-version=2024-07-01.20.0"))
            .build();

    assertAuthenticationFailed(RawClient.of(service).send(unsigned));
  }

  @Test
  void refusesARequestThatWasSignedLongAgoByTheMachinesTime() throws Exception {
    Instant longAgo = Instant.now().minus(Duration.ofMinutes(20));
    RawClient raw = RawClient.of(service);

    assertAuthenticationFailed(raw.send("GET", "/jobs", VERSION, "", longAgo));

    service.clock().advance(Duration.ofDays(2));
    assertThat(raw.send("GET", "/jobs", "").statusCode()).isEqualTo(200);
  }

  @Test
  void wantsAnApiVersion() throws Exception {
    HttpResponse<String> answer =
        RawClient.of(service).send("GET", "/jobs", Map.of(), "", Instant.now());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("MissingRequiredQueryParameter");
  }

  private static void assertAuthenticationFailed(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("AuthenticationFailed", "AuthenticationErrorDetail");
  }
}
