#!/usr/bin/env bash
# Camunda 7.24.0 with Spin and the GraalJS that its parent POM names (21.3.12), on JDK 17 or 21: a script task whose value is the array [1, 2], with
# application/json as the default serialization format.
#
# One would expect the JSON text [1,2], or an error. But GraalJS hands an object to Java as a java.util.Map of its members, of which an array has
# none, and the engine stores that map under the class of the proxy.
#
# Seen: the object type is com.oracle.truffle.polyglot.PolyglotMap<...>, the stored text is {}: both numbers are gone, and nothing fails.
#       Reading it back gives null and "Cannot deserialize object in variable 'array'".
# Fails if one of these is otherwise.
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
      <groupId>org.camunda.bpm</groupId>
      <artifactId>camunda-engine-plugin-spin</artifactId>
      <version>7.24.0</version>
    </dependency>
    <dependency>
      <groupId>org.camunda.spin</groupId>
      <artifactId>camunda-spin-dataformat-json-jackson</artifactId>
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
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;

class Finding {

  private static final String PROCESS =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="finding">
        <process id="finding" isExecutable="true" camunda:historyTimeToLive="1">
          <startEvent id="start" />
          <sequenceFlow id="one" sourceRef="start" targetRef="script" />
          <scriptTask id="script" scriptFormat="javascript" camunda:resultVariable="array">
            <script>[1, 2]</script>
          </scriptTask>
          <sequenceFlow id="two" sourceRef="script" targetRef="end" />
          <endEvent id="end" />
        </process>
      </definitions>
      """;

  public static void main(String[] args) {
    StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:mem:finding");
    configuration.setDefaultSerializationFormat("application/json");
    configuration.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
    ProcessEngine engine = configuration.buildProcessEngine();
    engine.getRepositoryService().createDeployment().addString("finding.bpmn", PROCESS).deploy();
    engine.getRuntimeService().startProcessInstanceByKey("finding");

    HistoricVariableInstance array =
        engine
            .getHistoryService()
            .createHistoricVariableInstanceQuery()
            .disableCustomObjectDeserialization()
            .singleResult();
    ObjectValue stored = (ObjectValue) array.getTypedValue();
    System.out.println("type " + stored.getObjectTypeName());
    System.out.println("stored " + stored.getValueSerialized());
    HistoricVariableInstance read =
        engine.getHistoryService().createHistoricVariableInstanceQuery().singleResult();
    System.out.println("read " + read.getValue());
    System.out.println("error " + read.getErrorMessage());
    engine.close();
  }
}
JAVA
java -Dpolyglot.engine.WarnInterpreterOnly=false -cp 'lib/*' Finding.java | tee seen
grep -q '^type com.oracle.truffle.polyglot.PolyglotMap' seen
grep -qx 'stored {}' seen
grep -qx 'read null' seen
grep -q "^error Cannot deserialize object in variable 'array'" seen
