#!/usr/bin/env bash
# com.azure:azure-storage-blob 12.37.2 on com.azure:azure-core-http-jdk-httpclient 1.1.7: all time limits of the client together do not end a call whose
# answer trickles.
#
# Who wants calls to end sets the limits of the HTTP client (connection, response, read, write) and the one of each try (RequestRetryOptions). The limits
# of the HTTP client are for the headers and for the time between two bytes, and the one of a try counts no further than the headers in a synchronous
# client. So a call lasts for as long as something sends a byte now and then. Only some methods take a limit of the whole call, and BlobClient.delete()
# is none of them.
#
# Seen with all limits at 2 seconds, and one byte each half second for 10 seconds: the deletion succeeded after 10 seconds.
# Fails if the deletion ends before the answer does.
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
      <groupId>com.azure</groupId>
      <artifactId>azure-storage-blob</artifactId>
      <version>12.37.2</version>
      <exclusions>
        <exclusion>
          <groupId>com.azure</groupId>
          <artifactId>azure-core-http-netty</artifactId>
        </exclusion>
      </exclusions>
    </dependency>
    <dependency>
      <groupId>com.azure</groupId>
      <artifactId>azure-core-http-jdk-httpclient</artifactId>
      <version>1.1.7</version>
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
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

class Finding {

  private static final int BYTES = 20;
  private static final Duration LIMIT = Duration.ofSeconds(2);

  public static void main(String[] args) throws Exception {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> trickle(server));
    thread.setDaemon(true);
    thread.start();
    var http =
        new JdkHttpClientBuilder()
            .connectionTimeout(LIMIT)
            .responseTimeout(LIMIT)
            .readTimeout(LIMIT)
            .writeTimeout(LIMIT)
            .build();
    var blob =
        new BlobServiceClientBuilder()
            .endpoint("http://127.0.0.1:" + server.getLocalPort() + "/account")
            .credential(new StorageSharedKeyCredential("account", "a2V5"))
            .retryOptions(new RequestRetryOptions(RetryPolicyType.FIXED, 1, LIMIT, null, null, null))
            .httpClient(http)
            .buildClient()
            .getBlobContainerClient("container")
            .getBlobClient("blob");

    long begin = System.nanoTime();
    blob.delete();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);

    System.out.println("the deletion succeeded after " + took.toSeconds() + " seconds, with limits of " + LIMIT.toSeconds());
    System.exit(took.compareTo(LIMIT.multipliedBy(3)) > 0 ? 0 : 1);
  }

  private static void trickle(ServerSocket server) {
    try (Socket client = server.accept()) {
      client.getInputStream().read(new byte[8192]);
      OutputStream out = client.getOutputStream();
      out.write(("HTTP/1.1 202 Accepted\r\nContent-Length: " + BYTES + "\r\n\r\n").getBytes());
      for (int sent = 0; sent < BYTES; sent++) {
        Thread.sleep(500);
        out.write(' ');
      }
    } catch (Exception e) {
      System.out.println("the client has closed the connection: " + e);
    }
  }
}
JAVA
java -cp 'lib/*' Finding.java
