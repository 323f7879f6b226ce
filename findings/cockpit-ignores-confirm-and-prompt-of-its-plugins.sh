#!/usr/bin/env bash
# camunda-bpm-spring-boot-starter-webapp 7.24.0: confirm(), prompt() and alert() of a Cockpit plugin do nothing.
#
# The web apps send a Content-Security-Policy with the directive "sandbox", which lists allow-forms, allow-scripts, allow-same-origin, allow-popups and
# allow-downloads, but not allow-modals. A browser ignores modal dialogs of scripts in such a page: confirm() is false and prompt() null at once, with one line
# in the browser's console, so that a button that asks before it does something never does anything. A <dialog> element is not concerned.
#
# Seen: Cockpit's page has that header; Chromium logs "Ignored call to 'confirm()'. The document is sandboxed, and the 'allow-modals' keyword is not set."
# Fails if the header has no sandbox, or allows modals.
set -euo pipefail
dir=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null || true; rm -rf "$dir"' EXIT
cd "$dir"

mkdir -p src/main/java
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>org.springframework.boot</groupId>
    <artifactId>spring-boot-starter-parent</artifactId>
    <version>3.5.16</version>
    <relativePath/>
  </parent>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.camunda.bpm.springboot</groupId>
      <artifactId>camunda-bpm-spring-boot-starter-webapp</artifactId>
      <version>7.24.0</version>
    </dependency>
    <dependency>
      <groupId>org.springframework.boot</groupId>
      <artifactId>spring-boot-starter-jdbc</artifactId>
    </dependency>
    <dependency>
      <groupId>com.h2database</groupId>
      <artifactId>h2</artifactId>
    </dependency>
  </dependencies>
</project>
POM
cat > src/main/java/Finding.java <<'JAVA'
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

@EnableAutoConfiguration
public class Finding {

  public static void main(String[] args) throws Exception {
    var context =
        (ServletWebServerApplicationContext)
            SpringApplication.run(
                Finding.class,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.datasource.url=jdbc:h2:mem:finding;DB_CLOSE_DELAY=-1",
                "--logging.level.root=OFF",
                "--spring.main.banner-mode=off");
    String page =
        "http://127.0.0.1:%d/camunda/app/cockpit/default/"
            .formatted(context.getWebServer().getPort());
    String policy =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(URI.create(page)).build(), BodyHandlers.discarding())
            .headers()
            .firstValue("Content-Security-Policy")
            .orElse("none");
    for (String directive : policy.split(";")) {
      if (directive.strip().startsWith("sandbox")) {
        System.out.println(directive.strip());
      }
    }
    System.exit(0);
  }
}
JAVA
mvn -q -B package > /dev/null
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib > /dev/null

seen=$(java -cp "target/classes:lib/*" Finding | grep '^sandbox' || true)
echo "seen: $seen"
case $seen in
  *allow-modals*) echo "changed: modals are allowed"; exit 1 ;;
  sandbox*allow-scripts*) echo "as described" ;;
  *) echo "changed: no sandbox"; exit 1 ;;
esac
