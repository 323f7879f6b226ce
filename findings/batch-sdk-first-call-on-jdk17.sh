#!/usr/bin/env bash
# com.microsoft.azure:azure-batch 11.2.0 on JDK 17 and later: the first call fails before a request is sent, and the obvious cure does nothing.
#
# The client's default "custom behaviors" put a java.util.UUID into the options of each call; client-runtime's Validator walks the options by
# reflection, into the UUID's private fields, which the module system refuses. One would clear client.customBehaviors(). But every operations object
# copied that list when the client was made, so the list of the client is of no effect any more.
#
# Seen: as it comes: RuntimeException caused by InaccessibleObjectException, 0 requests;
#       with client.customBehaviors().clear(): the same, 0 requests;
#       with jobOperations().withCustomBehaviors(empty list): 1 request, answered.
# Fails if one of the three behaves otherwise.
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
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

class Finding {

  public static void main(String[] args) throws Exception {
    AtomicInteger requests = new AtomicInteger();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          byte[] body = "{\"value\":[]}".getBytes();
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();

    String asItComes = list(open(url));
    int afterFirst = requests.get();
    BatchClient cleared = open(url);
    cleared.customBehaviors().clear();
    String afterClearing = list(cleared);
    int afterSecond = requests.get();
    BatchClient replaced = open(url);
    replaced.jobOperations().withCustomBehaviors(new ArrayList<>());
    String afterReplacing = list(replaced);
    server.stop(0);

    System.out.println("as it comes:                          " + asItComes + ", requests: " + afterFirst);
    System.out.println("client.customBehaviors().clear():     " + afterClearing + ", requests: " + afterSecond);
    System.out.println("jobOperations().withCustomBehaviors:  " + afterReplacing + ", requests: " + requests.get());
    boolean asSeen =
        asItComes.contains("InaccessibleObjectException")
            && afterClearing.contains("InaccessibleObjectException")
            && afterSecond == 0
            && afterReplacing.equals("answered")
            && requests.get() == 1;
    System.exit(asSeen ? 0 : 1);
  }

  private static BatchClient open(String url) {
    return BatchClient.open(new BatchSharedKeyCredentials(url, "account", "a2V5"));
  }

  private static String list(BatchClient client) {
    try {
      client.jobOperations().listJobs().size();
      return "answered";
    } catch (Exception e) {
      Throwable cause = e;
      while (cause.getCause() != null && cause.getCause() != cause) {
        cause = cause.getCause();
      }
      return cause.getClass().getSimpleName();
    }
  }
}
JAVA
java -cp 'lib/*' Finding.java
