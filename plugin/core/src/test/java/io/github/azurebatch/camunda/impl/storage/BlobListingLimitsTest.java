package io.github.azurebatch.camunda.impl.storage;

import static io.github.azurebatch.camunda.RawServer.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azurebatch.camunda.RawServer;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.impl.http.CallLimits;
import io.github.azurebatch.camunda.impl.http.ListingLimits;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.storage.BlobStorage;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Listings whose pages have no end. */
@Timeout(20)
class BlobListingLimitsTest {

  private static final int PAGES = 7;
  private static final Duration TIME = Duration.ofMinutes(1);
  private static final CallLimits LIMITS =
      new CallLimits(TIME, 100_000, new ListingLimits(PAGES, 100_000, TIME, 1_000));

  private final RawServer server = new RawServer();
  private final BlobStorage storage =
      BlobClients.open(
          new StorageAccount(
              server.url(), "myaccount", new Credential.AccountKey(new Secret("a2V5")), null),
          Gate.of("Storage account 'myaccount'"),
          HttpSettings.defaults(),
          LIMITS,
          Clock.systemUTC(),
          pause -> {});

  @AfterEach
  void stop() {
    server.close();
  }

  private static Stream<Consumer<BlobStorage>> listings() {
    return Stream.of(
        storage -> storage.list("outputs", ""),
        storage -> storage.visit("outputs", "", blob -> {}));
  }

  /** Each page names another one, which no page before has named. */
  @ParameterizedTest
  @MethodSource("listings")
  void areEndedWhereNoMarkerRepeats(Consumer<BlobStorage> listing) {
    serve("<Blobs/><NextMarker>after-%d</NextMarker>");

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> listing.accept(storage))
        .withMessageContainingAll("ended after 7 pages", "at most 7 pages")
        .satisfies(e -> assertThat(e.code()).isEqualTo("ListingTooLong"));
    assertThat(server.requestCount()).isEqualTo(PAGES);
  }

  @Test
  void areEndedAtOnceWhereAMarkerLeadsBack() {
    serve("<Blobs/><NextMarker>again</NextMarker>");

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> storage.list("outputs", "a"))
        .withMessageContainingAll("'a*'", "'outputs'", "page 2 leads back");
    assertThat(server.requestCount()).isEqualTo(2);
  }

  @Test
  void areLeftAfterTheFirstPageWhereTheAccountIsChecked() {
    serve("<Containers/><NextMarker>after-%d</NextMarker>");

    storage.check();

    assertThat(server.requestCount()).isOne();
  }

  /** In the content of a page stands how many requests there were. */
  private void serve(String content) {
    server.serve(
        (request, socket) -> {
          String page =
              "<EnumerationResults>%s</EnumerationResults>"
                  .formatted(content.formatted(server.requestCount()));
          send(
              "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(page.length(), page),
              socket);
        });
  }
}
