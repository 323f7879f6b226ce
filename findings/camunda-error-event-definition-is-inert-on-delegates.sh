#!/usr/bin/env bash
# camunda-engine 7.24.0: an error event definition inside a service task is deployed, and does nothing, unless the task is an external one.
#
# <camunda:errorEventDefinition errorRef="..." expression="..."/> in the extension elements of a service task throws a BPMN error where the expression is
# true. Element templates of the Camunda 7 Modeler offer it (binding "camunda:errorEventDefinition") for every service task. The engine reads it for
# camunda:type="external" only; on a delegate it is no parse error, no warning, and the boundary event of that error is never taken.
#
# Seen: the same definition with expression="${true}": the external task's instance ends at the boundary event; the delegate's ends at the end event.
# Fails if the delegate's ends at the boundary event, or does not deploy.
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
      <groupId>com.h2database</groupId>
      <artifactId>h2</artifactId>
      <version>2.3.232</version>
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
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;

class Finding {

  public static void main(String[] args) {
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:mem:finding").setDatabaseSchemaUpdate("true");
    configuration.setEnforceHistoryTimeToLive(false);
    JavaDelegate nothing = execution -> {};
    configuration.setBeans(Map.of("nothing", nothing));
    ProcessEngine engine = configuration.buildProcessEngine();

    deploy(engine, "external", "camunda:type=\"external\" camunda:topic=\"t\"");
    engine.getRuntimeService().startProcessInstanceByKey("external");
    for (LockedExternalTask task :
        engine.getExternalTaskService().fetchAndLock(1, "w").topic("t", 10_000).execute()) {
      engine.getExternalTaskService().complete(task.getId(), "w");
    }
    deploy(engine, "delegate", "camunda:delegateExpression=\"${nothing}\"");
    engine.getRuntimeService().startProcessInstanceByKey("delegate");

    String external = end(engine, "external");
    String delegate = end(engine, "delegate");
    engine.close();
    System.out.println("external task ends at: " + external);
    System.out.println("delegate ends at:      " + delegate);
    System.exit(external.equals("atBoundary") && delegate.equals("atEnd") ? 0 : 1);
  }

  private static void deploy(ProcessEngine engine, String key, String implementation) {
    engine
        .getRepositoryService()
        .createDeployment()
        .addString(
            key + ".bpmn",
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="finding">
              <error id="failed" errorCode="failed" />
              <process id="%s" isExecutable="true">
                <startEvent id="start" />
                <sequenceFlow id="f1" sourceRef="start" targetRef="work" />
                <serviceTask id="work" %s>
                  <extensionElements>
                    <camunda:errorEventDefinition id="definition" errorRef="failed" expression="${true}" />
                  </extensionElements>
                </serviceTask>
                <sequenceFlow id="f2" sourceRef="work" targetRef="atEnd" />
                <endEvent id="atEnd" />
                <boundaryEvent id="caught" attachedToRef="work"><errorEventDefinition errorRef="failed" /></boundaryEvent>
                <sequenceFlow id="f3" sourceRef="caught" targetRef="atBoundary" />
                <endEvent id="atBoundary" />
              </process>
            </definitions>
            """
                .formatted(key, implementation))
        .deploy();
  }

  private static String end(ProcessEngine engine, String key) {
    return engine
        .getHistoryService()
        .createHistoricActivityInstanceQuery()
        .activityType("noneEndEvent")
        .list()
        .stream()
        .filter(entry -> entry.getProcessDefinitionKey().equals(key))
        .findFirst()
        .orElseThrow()
        .getActivityId();
  }
}
JAVA
java -cp 'lib/*' Finding.java
