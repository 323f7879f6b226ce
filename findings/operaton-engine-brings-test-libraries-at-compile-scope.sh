#!/usr/bin/env bash
# org.operaton.bpm:operaton-engine 1.0.3 puts AssertJ and JUnit Jupiter on the class path of the application.
#
# An engine's published POM should bring what it runs with. The model APIs of this fork declare their test libraries without a scope, so an application
# that depends on the engine alone packages assertj-core and junit-jupiter, and code outside of tests compiles against them by accident.
# camunda-engine 7.24.0, from which it was forked, brings neither.
#
# Seen (dependency:list, runtime scope): operaton-engine 1.0.3: assertj-core and junit-jupiter; camunda-engine 7.24.0: none of both.
# Fails if the one brings none of them any more, or the other does.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

list() {
  mkdir "$2"
  cat > "$2/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>$1</groupId>
      <artifactId>$2</artifactId>
      <version>$3</version>
    </dependency>
  </dependencies>
</project>
POM
  mvn -q -B -f "$2/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:list \
    -DincludeScope=runtime -DoutputFile=list.txt > /dev/null
  grep -oE '(assertj-core|junit-jupiter):jar:[^ ]*' "$2/list.txt" || echo none
}

operaton=$(list org.operaton.bpm operaton-engine 1.0.3)
camunda=$(list org.camunda.bpm camunda-engine 7.24.0)
printf 'operaton-engine 1.0.3: %s\ncamunda-engine 7.24.0: %s\n' "$(tr '\n' ' ' <<< "$operaton")" "$camunda"
grep -q assertj-core <<< "$operaton" && grep -q junit-jupiter <<< "$operaton" && [ "$camunda" = none ]
