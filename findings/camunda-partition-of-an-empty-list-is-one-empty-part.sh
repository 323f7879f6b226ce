#!/usr/bin/env bash
# camunda-engine 7.24.0: the engine's own CollectionUtil.partition cuts an empty list into one empty part, and shares a short list where it copies the
# parts of a long one.
#
# Who replaces a loop of one's own, or Guava's Lists.partition, by it gets one statement or call for nothing where there was none, and an IN () where
# the loop body makes SQL of each part. A list of at most the given size is handed back itself: a part that is changed changes the list. The parts of
# a longer list are copies, so the same code behaves otherwise with one element more.
#
# Seen: 1 part, which is empty, of 0 elements in parts of 2; 0 by Guava. Of 2 elements the part is the list itself, of 3 elements it is a copy.
# Fails if one of these changes.
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
      <groupId>org.camunda.bpm</groupId>
      <artifactId>camunda-engine</artifactId>
      <version>7.24.0</version>
    </dependency>
    <dependency>
      <groupId>com.google.guava</groupId>
      <artifactId>guava</artifactId>
      <version>33.4.8-jre</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib > /dev/null

cat > Finding.java <<'JAVA'
import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.util.CollectionUtil;

class Finding {

  public static void main(String[] args) {
    List<List<String>> ofNothing = CollectionUtil.partition(new ArrayList<>(), 2);
    List<String> two = new ArrayList<>(List.of("a", "b"));
    List<String> three = new ArrayList<>(List.of("a", "b", "c"));
    boolean sharesTwo = CollectionUtil.partition(two, 2).get(0) == two;
    CollectionUtil.partition(three, 2).get(0).set(0, "changed");
    boolean sharesThree = three.contains("changed");

    System.out.println("parts of an empty list: " + ofNothing);
    System.out.println("by Guava: " + Lists.partition(new ArrayList<>(), 2));
    System.out.println("shares a list of two: " + sharesTwo + ", of three: " + sharesThree);
    boolean asSeen = ofNothing.equals(List.of(List.of())) && sharesTwo && !sharesThree;
    System.exit(asSeen ? 0 : 1);
  }
}
JAVA
java -cp 'lib/*' Finding.java
