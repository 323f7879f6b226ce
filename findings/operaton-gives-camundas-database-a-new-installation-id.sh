#!/usr/bin/env bash
# Operaton makes a new installation id for a database that Camunda had.
#
# Both engines keep an id of the installation in ACT_GE_PROPERTY, and make one where there is none.
# The schema and all other names are the same, and the migration is "start Operaton on your
# database". But Camunda's row is called 'camunda.installation.id' and Operaton's
# 'operaton.installation.id': the same database has another installation id after the move, and two
# rows. Whatever an application has named with getInstallationId() or
# ProcessEngineConfiguration#getInstallationId before is foreign then. CIB seven keeps both.
#
# Seen with camunda-engine 7.24.0, operaton-engine 1.0.3, cibseven-engine 2.0.0, H2 2.3.232.
# Needs: JDK 17, Maven.
set -euo pipefail
cd "$(mktemp -d)"

project() { # name, group, artifact, version
  mkdir -p "$1/src/main/java"
  cat > "$1/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>$1</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency><groupId>$2</groupId><artifactId>$3</artifactId><version>$4</version></dependency>
    <dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><version>2.3.232</version></dependency>
  </dependencies>
</project>
POM
  cat > "$1/src/main/java/Id.java" <<JAVA
import $2.engine.impl.cfg.ProcessEngineConfigurationImpl;
import $2.engine.impl.cfg.StandaloneProcessEngineConfiguration;

public final class Id {
  public static void main(String[] arguments) {
    ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:file:" + arguments[0]);
    configuration.setDatabaseSchemaUpdate("true");
    var engine = configuration.buildProcessEngine();
    System.out.println("id: " + configuration.getInstallationId());
    engine.getManagementService().getProperties().keySet().stream()
        .filter(name -> name.endsWith("installation.id"))
        .sorted()
        .forEach(name -> System.out.println("row: " + name));
    engine.close();
  }
}
JAVA
  (cd "$1" && mvn -B -q -ntp org.apache.maven.plugins:maven-compiler-plugin:3.14.0:compile \
    org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath -Dmdep.outputFile=cp.txt)
}

id() { # project, database
  java -cp "$1/target/classes:$(cat "$1/cp.txt")" Id "$PWD/$2" 2> /dev/null
}

project camunda org.camunda.bpm camunda-engine 7.24.0
project operaton org.operaton.bpm operaton-engine 1.0.3
project cibseven org.cibseven.bpm cibseven-engine 2.0.0

for fork in operaton cibseven; do
  before=$(id camunda "of-$fork" | sed -n 's/^id: //p')
  after=$(id "$fork" "of-$fork")
  echo "$fork, on a database of Camunda's with the id $before:"
  echo "$after"
  if [ "$fork" = operaton ]; then
    [ "$(sed -n 's/^id: //p' <<< "$after")" != "$before" ]
    grep -qx 'row: camunda.installation.id' <<< "$after"
    grep -qx 'row: operaton.installation.id' <<< "$after"
  else
    [ "$(sed -n 's/^id: //p' <<< "$after")" = "$before" ]
  fi
done
echo "As described: Operaton has an id of its own, CIB seven that of Camunda"
