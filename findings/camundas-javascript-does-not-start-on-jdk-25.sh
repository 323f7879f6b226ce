#!/usr/bin/env bash
# org.camunda.bpm:camunda-engine 7.24.0 with the JavaScript that its parent POM pins (version.graal.js), GraalVM JS 21.3.12, the last of that line:
# a script task runs on JDK 17, and on JDK 25 it fails with an Error, not with a ScriptException or a ProcessEngineException.
#
# One would expect the last community release of an engine, which itself runs on JDK 25, to run its script tasks there as well, or to refuse the script
# when the process is deployed. Seen:
#
#   JDK 17: x = 42
#   JDK 25: java.lang.NoSuchMethodError: 'void sun.misc.Unsafe.ensureClassInitialized(java.lang.Class)'
#
# The JDK has removed that method in version 22. The deployment succeeds; the first script task throws. Since it is an Error, handlers for exceptions
# of the engine do not see it.
#
# Needs JAVA_25_HOME, the folder of a JDK 25. Exits with 0 as long as it is so.
set -euo pipefail
: "${JAVA_25_HOME:?set JAVA_25_HOME to the folder of a JDK 25}"
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
      <groupId>org.camunda.bpm</groupId>
      <artifactId>camunda-engine</artifactId>
      <version>7.24.0</version>
    </dependency>
    <dependency>
      <groupId>com.h2database</groupId>
      <artifactId>h2</artifactId>
      <version>2.3.232</version>
    </dependency>
    <dependency>
      <groupId>org.graalvm.js</groupId>
      <artifactId>js</artifactId>
      <version>21.3.12</version>
    </dependency>
    <dependency>
      <groupId>org.graalvm.js</groupId>
      <artifactId>js-scriptengine</artifactId>
      <version>21.3.12</version>
    </dependency>
  </dependencies>
</project>
POM

cat > Finding.java <<'JAVA'
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;

class Finding {

  public static void main(String[] arguments) {
    var engine =
        ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration()
            .setJdbcUrl("jdbc:h2:mem:finding")
            .buildProcessEngine();
    var model =
        Bpmn.createExecutableProcess("process")
            .camundaHistoryTimeToLive(1)
            .startEvent()
            .scriptTask()
            .scriptFormat("javascript")
            .scriptText("execution.setVariable('x', 20 + 22)")
            .userTask()
            .endEvent()
            .done();
    engine.getRepositoryService().createDeployment().addModelInstance("process.bpmn", model).deploy();
    try {
      var instance = engine.getRuntimeService().startProcessInstanceByKey("process");
      System.out.println("x = " + engine.getRuntimeService().getVariable(instance.getId(), "x"));
    } catch (Throwable e) {
      System.out.println(e);
    }
    System.exit(0);
  }
}
JAVA

mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
on17=$(java -cp 'lib/*' Finding.java 2> /dev/null | tail -1)
on25=$("$JAVA_25_HOME/bin/java" -cp 'lib/*' Finding.java 2> /dev/null | tail -1)
echo "JDK 17: $on17"
echo "JDK 25: $on25"
[ "$on17" = "x = 42" ]
[ "$on25" = "java.lang.NoSuchMethodError: 'void sun.misc.Unsafe.ensureClassInitialized(java.lang.Class)'" ]
