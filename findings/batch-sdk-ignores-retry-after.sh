#!/usr/bin/env bash
# com.microsoft.azure:azure-batch 11.2.0: a throttled request is either sent again at once, or not at all; Retry-After is never read.
#
# Azure Batch throttles with 429 or 503 and a header Retry-After. One would expect an Azure SDK to wait for that long. This one sends a request that
# met 503 three times more without a pause, whatever the header says, and gives up within a second; and it does not repeat one that met 429.
#
# Seen: 503 with "Retry-After: 5": 4 requests within 1 second, then an exception. 429 with the same header: 1 request, then an exception.
# Fails if it waits, or sends another number of requests.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.microsoft.azure</groupId>
      <artifactId>azure-batch</artifactId>
      <version>11.2.0</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>1.7.36</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib > /dev/null

cat > Finding.java <<'JAVA'
import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

class Finding {

  static final AtomicInteger status = new AtomicInteger();
  static final AtomicInteger requests = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          byte[] body = "{\"code\":\"ServerBusy\"}".getBytes();
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.getResponseHeaders().add("Retry-After", "5");
          exchange.sendResponseHeaders(status.get(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    BatchClient client =
        BatchClient.open(
            new BatchSharedKeyCredentials(
                "http://127.0.0.1:" + server.getAddress().getPort(), "account", "a2V5"));
    // without this no call works on JDK 17
    client.jobOperations().withCustomBehaviors(new ArrayList<>());

    // the first call loads classes
    call(client, 400);
    Duration busy = call(client, 503);
    int ofBusy = requests.get();
    call(client, 429);
    int ofThrottled = requests.get();
    server.stop(0);
    System.out.println("503, Retry-After 5 s: " + ofBusy + " requests in less than " + (busy.toSeconds() + 1) + " s");
    System.out.println("429, Retry-After 5 s: " + ofThrottled + " request");
    System.exit(ofBusy == 4 && busy.toSeconds() < 5 && ofThrottled == 1 ? 0 : 1);
  }

  private static Duration call(BatchClient client, int answer) {
    status.set(answer);
    requests.set(0);
    long begun = System.nanoTime();
    try {
      client.jobOperations().listJobs();
      throw new IllegalStateException("answered");
    } catch (Exception e) {
      return Duration.ofNanos(System.nanoTime() - begun);
    }
  }
}
JAVA
java -cp 'lib/*' Finding.java
