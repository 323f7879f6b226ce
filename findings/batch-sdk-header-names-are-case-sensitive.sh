#!/usr/bin/env bash
# com.microsoft.azure:azure-batch 11.2.0 reads the names of response headers case-sensitively.
#
# HTTP's header names have no case, and proxies, HTTP/2 gateways and test servers write them as they like. The SDK maps typed headers by their exact
# names, so a HEAD for a task's file fails with a NullPointerException where the length comes as "content-length".
#
# Seen: "Content-Length: 3": the length 3. "content-length: 3": NullPointerException.
# Fails if both are answered alike.
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
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

class Finding {

  public static void main(String[] args) throws Exception {
    String capital = lengthWith("Content-Length");
    String small = lengthWith("content-length");
    System.out.println("Content-Length: 3 is read as " + capital);
    System.out.println("content-length: 3 is read as " + small);
    System.exit(capital.equals("3") && small.contains("NullPointerException") ? 0 : 1);
  }

  private static String lengthWith(String name) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> answer(server, name));
      answering.setDaemon(true);
      answering.start();
      BatchClient client =
          BatchClient.open(
              new BatchSharedKeyCredentials(
                  "http://127.0.0.1:" + server.getLocalPort(), "account", "a2V5"));
      // without this no call works on JDK 17
      client.fileOperations().withCustomBehaviors(new ArrayList<>());
      try {
        return String.valueOf(
            client.fileOperations().getFilePropertiesFromTask("job", "task", "a.txt").contentLength());
      } catch (RuntimeException e) {
        return e.getClass().getSimpleName();
      }
    }
  }

  private static void answer(ServerSocket server, String name) {
    try (Socket socket = server.accept()) {
      BufferedReader request =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      while (!request.readLine().isEmpty()) {
        // up to the end of the headers
      }
      String answer =
          "HTTP/1.1 200 OK\r\n" + name + ": 3\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
JAVA
java -cp 'lib/*' Finding.java
