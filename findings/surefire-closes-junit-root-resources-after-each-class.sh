#!/usr/bin/env bash
# maven-surefire-plugin 3.5.4 with JUnit Jupiter 5.12.2: what an extension puts into the root store, to have it once for all test
# classes of a process, is closed after each class and made again for the next one, as soon as forkCount is more than one.
#
# JUnit describes the root store as the place of what all test classes share, and reuseForks is true by default, so one would expect
# one resource for each of the two processes. Seen with JDK 17, four test classes:
#
#   forkCount=1: opened 1, closed 1, in 1 process(es)
#   forkCount=2: opened 4, closed 4, in 2 process(es)
#
# With several forks Surefire hands each class to the next free process, which executes it as a test plan of its own, and the root
# store ends with its test plan. What is expensive to start (a database, an emulator) is therefore started once for each class,
# unless it is kept outside of JUnit's stores. Nothing in the output tells.
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
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency>
      <groupId>org.junit.jupiter</groupId>
      <artifactId>junit-jupiter</artifactId>
      <version>5.12.2</version>
      <scope>test</scope>
    </dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <artifactId>maven-compiler-plugin</artifactId>
        <version>3.14.0</version>
      </plugin>
      <plugin>
        <artifactId>maven-surefire-plugin</artifactId>
        <version>3.5.4</version>
      </plugin>
    </plugins>
  </build>
</project>
POM

mkdir -p src/test/java
cat > src/test/java/Shared.java <<'JAVA'
import java.io.IOException;
import java.nio.file.*;
import org.junit.jupiter.api.extension.*;

/** Opens one resource for all test classes, and writes down when it is opened and closed, and in which process. */
public class Shared implements BeforeAllCallback {

  static class Resource implements ExtensionContext.Store.CloseableResource {

    Resource() {
      note("opened");
    }

    @Override
    public void close() {
      note("closed");
    }

    private static void note(String what) {
      try {
        Files.writeString(
            Path.of("events"),
            what + " " + ProcessHandle.current().pid() + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(Resource.class, key -> new Resource());
  }
}
JAVA
for n in One Two Three Four; do
  cat > "src/test/java/${n}Test.java" <<JAVA
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Shared.class)
class ${n}Test {

  // long enough for the other process to take a class too
  @Test
  void works() throws InterruptedException {
    Thread.sleep(2_000);
  }
}
JAVA
done

line() {
  rm -f events
  mvn -q -B test -DforkCount="$1" > log || { cat log; exit 1; }
  echo "forkCount=$1: opened $(grep -c opened events), closed $(grep -c closed events), in $(cut -d' ' -f2 events | sort -u | wc -l) process(es)"
}

{ line 1; line 2; } | tee seen
diff seen - <<'EXPECTED'
forkCount=1: opened 1, closed 1, in 1 process(es)
forkCount=2: opened 4, closed 4, in 2 process(es)
EXPECTED
