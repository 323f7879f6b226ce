#!/usr/bin/env bash
# com.azure:azure-core-http-jdk-httpclient 1.1.7 (with azure-core 1.61.0), the Azure SDK's own client on the JDK's HttpClient:
# every request with a body logs a warning about a header that the SDK itself has set. No code of the user names that header.
#
# One would expect an SDK to be quiet about what it does itself, or that the header can be left out since the JDK sends its own.
# Seen with JDK 17:
#
#   as it is:            1 warning(s), the server got Content-Length: 5, Transfer-Encoding: null
#   without the header:  0 warning(s), the server got Content-Length: null, Transfer-Encoding: chunked
#
# The client reads the length of the body from the very header of whose presence it warns ("The header is restricted by
# 'java.net.http.HttpClient' and will be ignored"). A policy that removes the header makes the log quiet, and the request
# chunked; Blob Storage wants the length. Its advice, -Djdk.httpclient.allowRestrictedHeaders=content-length, is a setting for the whole JVM.
#
# Exits with 0 as long as it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.azure</groupId>
      <artifactId>azure-core</artifactId>
      <version>1.61.0</version>
    </dependency>
    <dependency>
      <groupId>com.azure</groupId>
      <artifactId>azure-core-http-jdk-httpclient</artifactId>
      <version>1.1.7</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-simple</artifactId>
      <version>1.7.36</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies -DoutputDirectory=lib

cat > Put.java <<'JAVA'
import com.azure.core.http.*;
import com.azure.core.util.Context;
import com.sun.net.httpserver.HttpServer;
import java.net.*;

public class Put {
  public static void main(String[] arguments) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      var headers = exchange.getRequestHeaders();
      exchange.getRequestBody().readAllBytes();
      System.out.println("Content-Length: " + headers.getFirst("Content-Length") + ", Transfer-Encoding: " + headers.getFirst("Transfer-Encoding"));
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    server.start();
    HttpRequest request = new HttpRequest(HttpMethod.PUT, "http://localhost:" + server.getAddress().getPort()).setBody("hello");
    if (arguments.length > 0) {
      request.getHeaders().remove(HttpHeaderName.CONTENT_LENGTH);
    }
    HttpClient.createDefault().sendSync(request, Context.NONE).close();
    server.stop(0);
    System.exit(0);
  }
}
JAVA
java -cp 'lib/*' Put.java > as-it-is.txt 2> as-it-is.log
java -cp 'lib/*' Put.java without > without.txt 2> without.log

tell() {
  echo "$1 $(grep -c 'header is restricted' "$2.log") warning(s), the server got $(cat "$2.txt")"
}
tell "as it is:           " as-it-is
tell "without the header: " without

grep -q 'WARN com.azure.core.http.jdk.httpclient.JdkHttpClient' as-it-is.log
grep -q 'Content-Length: 5, Transfer-Encoding: null' as-it-is.txt
if grep -q 'header is restricted' without.log; then exit 1; fi
grep -q 'Content-Length: null, Transfer-Encoding: chunked' without.txt
