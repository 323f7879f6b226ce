package com.example;

import org.camunda.bpm.BpmPlatform;
import org.camunda.bpm.application.ProcessApplication;
import org.camunda.bpm.application.impl.EmbeddedProcessApplication;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/**
 * An application on an engine that {@code processes.xml} describes, with the plugin. It runs one
 * process instance, prints a variable of it, and ends.
 */
@ProcessApplication(name = "count-lines")
public final class SharedEngine extends EmbeddedProcessApplication {

  public static void main(String[] arguments) throws InterruptedException {
    SharedEngine application = new SharedEngine();
    application.deploy();
    try {
      run(BpmPlatform.getDefaultProcessEngine());
    } finally {
      application.undeploy();
    }
  }

  private static void run(ProcessEngine engine) throws InterruptedException {
    RuntimeService runtime = engine.getRuntimeService();
    ProcessInstance instance = runtime.startProcessInstanceByKey("count-lines");
    while (runtime.createProcessInstanceQuery().count() > 0) {
      failAtAnIncident(runtime);
      Thread.sleep(100);
    }
    System.out.println("lines: " + lines(engine.getHistoryService(), instance));
  }

  private static void failAtAnIncident(RuntimeService runtime) {
    for (Incident incident : runtime.createIncidentQuery().list()) {
      throw new IllegalStateException(incident.getIncidentMessage());
    }
  }

  private static Object lines(HistoryService history, ProcessInstance instance) {
    return history
        .createHistoricVariableInstanceQuery()
        .processInstanceId(instance.getId())
        .variableName("lines")
        .singleResult()
        .getValue();
  }
}
