#!/usr/bin/env bash
# com.azure:azure-core 1.61.0: after a sign-in that failed, SimpleTokenCache holds the next caller for half a minute, and only then asks for a token again.
#
# The class is public, and is what one takes to put tokens of Microsoft Entra ID on requests that azure-core does not send, such as those of azure-batch 11.
# One would expect the next caller to ask again, as the first one did, or to get the failure again. But the time between two refreshes counts from the
# failure, too, and a caller without a token waits for it to pass. A short outage of the network becomes a client that hangs, and a time limit below
# 30 seconds hides the reason. BearerTokenAuthenticationPolicy of the same version asks again at once.
#
# Seen with a token that can be had from the second time on: the first caller failed after 0 seconds, the second one had the token after 29 to 30.
# Fails if the second caller has no token, or has it before 20 seconds have passed.
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
      <artifactId>azure-core</artifactId>
      <version>1.61.0</version>
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
import com.azure.core.credential.AccessToken;
import com.azure.core.credential.SimpleTokenCache;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

class Finding {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final AtomicInteger ASKED = new AtomicInteger();
  private static final SimpleTokenCache CACHE = new SimpleTokenCache(Finding::signIn);

  private static Mono<AccessToken> signIn() {
    return ASKED.getAndIncrement() == 0
        ? Mono.error(new IllegalStateException("no network"))
        : Mono.just(new AccessToken("token", OffsetDateTime.now().plusHours(1)));
  }

  public static void main(String[] args) {
    boolean first = hasToken();
    long begun = System.nanoTime();
    boolean second = hasToken();
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
    System.out.printf("the second caller waited for %d seconds%n", seconds);
    System.exit(!first && second && ASKED.get() == 2 && seconds >= 20 ? 0 : 1);
  }

  private static boolean hasToken() {
    try {
      boolean has = CACHE.getToken().block(LIMIT) != null;
      System.out.println("token: " + has);
      return has;
    } catch (IllegalStateException e) {
      System.out.println("no token: " + e.getMessage());
      return false;
    }
  }
}
JAVA
java -cp 'lib/*' Finding.java
