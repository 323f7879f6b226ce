package io.github.azurebatch.camunda.impl.storage;

import static io.github.azurebatch.camunda.RawServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.RawServer;
import io.github.azurebatch.camunda.impl.secret.KnownSecrets;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlobListingTest {

  private static final String PAGE =
      """
      <EnumerationResults><Blobs><Blob><Name>a.txt</Name><Properties>
      <Last-Modified>Mon, 30 Nov 2026 12:00:00 GMT</Last-Modified><Etag>0x1</Etag>
      <Content-Length>1</Content-Length><Content-Type>text/a-token-1234</Content-Type>
      </Properties></Blob></Blobs><NextMarker/></EnumerationResults>""";

  private final RawServer server = new RawServer();
  private final BlobStorage storage = GivenStorage.at(server.url());

  @AfterEach
  void stop() {
    server.close();
  }

  /** Whoever uploads a blob writes its content type, which variables show. */
  @Test
  void hasNoSecretInTheContentTypeOfABlob() {
    server.serve(
        (request, socket) ->
            send(
                "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(PAGE.length(), PAGE),
                socket));
    try (KnownSecrets known = KnownSecrets.add(List.of("a-token-1234"))) {
      assertThat(known).isNotNull();
      assertThat(storage.list("outputs", ""))
          .extracting(StoredBlob::contentType)
          .containsExactly("text/[secret cut]");
    }
  }
}
