package io.github.azurebatch.camunda.process.world;

import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.local.LocalAzure;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A proxy before each of the two services, and an engine whose plugin knows only those. After each
 * test they pass all requests on again.
 */
record ProxiedAzure(AzureProxy batch, AzureProxy storage)
    implements AfterEachCallback, AfterAllCallback {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss zzz", Locale.ENGLISH);
  private static final Pattern LAST_MODIFIED =
      Pattern.compile("(?<=<Last-Modified>)[^<]*(?=</Last-Modified>)");

  /**
   * @param azure asked for with each request
   */
  static ProxiedAzure before(Supplier<LocalAzure> azure) {
    return before(azure, () -> Duration.ZERO);
  }

  /**
   * The same with a storage whose clock differs from that of Batch.
   *
   * @param storageAhead asked for with each listing
   */
  static ProxiedAzure before(Supplier<LocalAzure> azure, Supplier<Duration> storageAhead) {
    return new ProxiedAzure(
        new AzureProxy(() -> URI.create(azure.get().batch().url()), answer -> answer),
        new AzureProxy(
            () -> azure.get().storage().blobEndpoint(),
            answer ->
                moved(answer, Clock.offset(azure.get().batch().clock(), storageAhead.get()))));
  }

  /** A test moves the time of Batch; the blobs have the same time so. */
  private static String moved(String listing, Clock clock) {
    Duration ahead = Duration.between(Instant.now(), clock.instant());
    return LAST_MODIFIED
        .matcher(listing)
        .replaceAll(
            found -> HTTP_DATE.format(ZonedDateTime.parse(found.group(), HTTP_DATE).plus(ahead)));
  }

  EngineSettings settings() {
    return EngineSettings.h2()
        .withProperty("accounts.default.batch.url", batch.url())
        .withProperty("accounts.default.storage.endpoint", storage.url() + "/devstoreaccount1")
        .withHttp(HttpSettings.defaults().withFirstPause(Duration.ofMillis(10)));
  }

  void heal() {
    List.of(batch, storage).forEach(AzureProxy::heal);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    heal();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    List.of(batch, storage).forEach(AzureProxy::close);
  }
}
