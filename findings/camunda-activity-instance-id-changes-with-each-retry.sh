#!/usr/bin/env bash
# camunda-engine 7.24.0: the activity instance id is no idempotency key. Each retry of an asynchronous service task has another one; the id of the
# Camunda job is the one that stays.
#
# A delegate that calls a remote system wants a key that is the same when the engine runs it again after a rollback, and another one when the process
# comes back to the activity in a loop. DelegateExecution.getActivityInstanceId() looks like it, and is recommended for it. But the id is made when the
# activity begins, within the transaction that is rolled back. The id of the job that runs the activity was committed before, and is new for each entry.
#
# Seen: a delegate that fails once and then succeeds, entered twice: 2 entries x 2 executions have 4 activity instance ids and 2 job ids, and only the
# activity instance ids of the executions that succeeded are in the history.
# Fails if an activity instance id stays over a retry, or a job id does not.
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.model.bpmn.Bpmn;

class Finding {

  static final List<String> activityInstances = new ArrayList<>();
  static final List<String> jobs = new ArrayList<>();

  public static void main(String[] args) {
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:mem:finding").setDatabaseSchemaUpdate("true");
    configuration.setEnforceHistoryTimeToLive(false);
    JavaDelegate call =
        execution -> {
          activityInstances.add(execution.getActivityInstanceId());
          jobs.add(Context.getCommandContext().getCurrentJob().getId());
          if (activityInstances.size() % 2 == 1) {
            throw new IllegalStateException("the answer was lost");
          }
          execution.setVariable("rounds", activityInstances.size() / 2);
        };
    configuration.setBeans(Map.of("call", call));
    ProcessEngine engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance(
            "p.bpmn",
            Bpmn.createExecutableProcess("p")
                .startEvent()
                .serviceTask("call")
                .camundaDelegateExpression("${call}")
                .camundaAsyncBefore()
                .exclusiveGateway("again")
                .condition("no", "${rounds == 2}")
                .endEvent()
                .moveToLastGateway()
                .condition("yes", "${rounds < 2}")
                .connectTo("call")
                .done())
        .deploy();
    String instance = engine.getRuntimeService().startProcessInstanceByKey("p").getId();
    for (int run = 0; run < 4; run++) {
      String job = engine.getManagementService().createJobQuery().processInstanceId(instance).singleResult().getId();
      try {
        // as the job executor does it
        org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper.executeJob(
            job, configuration.getCommandExecutorTxRequired());
      } catch (IllegalStateException e) {
        // the lost answer
      }
    }
    long inHistory =
        engine.getHistoryService().createHistoricActivityInstanceQuery().activityId("call").list().stream()
            .filter(entry -> activityInstances.contains(entry.getId()))
            .count();
    engine.close();
    int activityInstanceIds = new HashSet<>(activityInstances).size();
    int jobIds = new HashSet<>(jobs).size();
    System.out.println("executions: " + activityInstances.size() + ", of 2 entries");
    System.out.println("activity instance ids: " + activityInstanceIds + ", of these in the history: " + inHistory);
    System.out.println("job ids: " + jobIds + ", one for each entry: " + (jobs.get(0).equals(jobs.get(1)) && jobs.get(2).equals(jobs.get(3))));
    boolean asSeen =
        activityInstances.size() == 4
            && activityInstanceIds == 4
            && inHistory == 2
            && jobIds == 2
            && jobs.get(0).equals(jobs.get(1))
            && jobs.get(2).equals(jobs.get(3));
    System.exit(asSeen ? 0 : 1);
  }
}
JAVA
java -cp 'lib/*' Finding.java
