package io.github.azurebatch.camunda.impl.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.RawServer;
import io.github.azurebatch.camunda.UsedHeap;
import io.github.azurebatch.camunda.storage.BlobStorage;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A container with very many blobs, which a server makes up page by page. */
class BlobListingHeapTest {

  private static final int PAGE = 1_000;
  private static final int PAGES = 150;
  private static final long MEGABYTE = 1 << 20;
  private static final String BLOBS =
      IntStream.range(0, PAGE).mapToObj(BlobListingHeapTest::blob).collect(Collectors.joining());

  private final List<Long> heaps = new CopyOnWriteArrayList<>();
  private final AtomicInteger pages = new AtomicInteger();
  private final RawServer server = new RawServer((request, client) -> serve(client));
  private final BlobStorage storage = GivenStorage.at(server.url());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void holdsNoPageOfBlobsThatAreVisited() {
    var seen = new AtomicInteger();

    storage.visit("outputs", "", blob -> seen.incrementAndGet());

    assertThat(seen).hasValue(PAGE * PAGES);
    // a quarter of what the blobs of the pages between would take; other threads need some, too
    assertThat(heaps.get(1) - heaps.get(0)).isLessThan(10 * MEGABYTE);
  }

  private void serve(Socket client) throws IOException {
    int page = pages.incrementAndGet();
    if (page == 10 || page == PAGES) {
      heaps.add(UsedHeap.bytes());
    }
    String body =
        "<EnumerationResults><Blobs>%s</Blobs><NextMarker>%s</NextMarker></EnumerationResults>"
            .formatted(BLOBS, page == PAGES ? "" : "after-" + page);
    RawServer.send(
        "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.length(), body),
        client);
  }

  private static String blob(int number) {
    return "<Blob><Name>task-%d/output.txt</Name><Properties><Last-Modified>Thu, 01 Jan 2026 00:00:00 GMT</Last-Modified><Etag>0x1</Etag><Content-Length>1</Content-Length><BlobType>BlockBlob</BlobType></Properties></Blob>"
        .formatted(number);
  }
}
