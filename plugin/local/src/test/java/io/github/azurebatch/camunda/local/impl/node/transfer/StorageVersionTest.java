package io.github.azurebatch.camunda.local.impl.node.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.storage.blob.models.BlobStorageException;
import com.sun.net.httpserver.HttpServer;
import io.github.azurebatch.camunda.local.IdentityStorage;
import io.github.azurebatch.camunda.local.Opened;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which version of the storage service a node speaks. */
class StorageVersionTest {

  private final AtomicReference<String> version = new AtomicReference<>();
  private HttpServer service;

  @BeforeEach
  void start() throws Exception {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/",
        exchange -> {
          version.set(exchange.getRequestHeaders().getFirst("x-ms-version"));
          exchange.sendResponseHeaders(403, -1);
          exchange.close();
        });
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "?sv=2021-08-06&sig=x, 2021-08-06",
    "?sr=c&sv=2019-02-02&sig=x, 2019-02-02",
    "?sv=2026-10-06&sig=x, 2025-11-05",
    "?sv=1999-01-01&sig=x, 2025-11-05",
    "'', 2025-11-05"
  })
  void isThatOfTheSignatureUnlessItIsTooNew(String query, String spoken) {
    var container = new StorageAccess(Duration.ofSeconds(10)).container(url("outputs" + query));

    assertThatExceptionOfType(BlobStorageException.class).isThrownBy(container::getProperties);

    assertThat(version.get()).isEqualTo(spoken);
  }

  @Test
  void isAnOldOneWhereAnIdentitySigns() {
    IdentityStorage storage = Opened.newIdentityStorage();
    storage.allowAll(url("account"), "account", "a2V5");

    URI signed = Opened.identities(storage).authorized(url("account/outputs"), "/an/identity");

    assertThat(signed.getRawQuery()).contains("sv=2020-10-02&", "sp=racwl", "sig=");
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/" + path);
  }
}
