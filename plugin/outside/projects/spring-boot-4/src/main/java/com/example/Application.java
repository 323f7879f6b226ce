package com.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs one process instance, prints a variable of it and what the actuator knows, and ends. With
 * the argument {@code --until-health} it runs no process and waits for this health.
 */
@SpringBootApplication
public class Application {

  private static final String METADATA = "META-INF/spring-configuration-metadata.json";

  public static void main(String[] arguments) throws InterruptedException, IOException {
    try (ConfigurableApplicationContext context =
        SpringApplication.run(Application.class, arguments)) {
      HealthEndpoint health = context.getBean(HealthEndpoint.class);
      String awaited = context.getEnvironment().getProperty("until-health");
      if (awaited == null) {
        run(context);
        System.out.println("submitted: " + submitted(context.getBean(MeterRegistry.class)));
        System.out.println("described: " + described());
      } else {
        while (!health(health).getStatus().getCode().equals(awaited)) {
          Thread.sleep(100);
        }
      }
      System.out.println("health: " + health(health).getStatus());
      System.out.println("details: " + health(health).getDetails());
    }
  }

  private static void run(ConfigurableApplicationContext context) throws InterruptedException {
    RuntimeService runtime = context.getBean(RuntimeService.class);
    ProcessInstance instance = runtime.startProcessInstanceByKey("count-lines");
    while (runtime.createProcessInstanceQuery().count() > 0) {
      failAtAnIncident(runtime);
      Thread.sleep(100);
    }
    System.out.println("lines: " + lines(context.getBean(HistoryService.class), instance));
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

  private static IndicatedHealthDescriptor health(HealthEndpoint endpoint) {
    return (IndicatedHealthDescriptor) endpoint.healthForPath("azureBatch");
  }

  private static double submitted(MeterRegistry meters) {
    return meters.get("camunda.azurebatch.tasks.submitted").counter().count();
  }

  /** Of how many properties of the plugin an editor knows by the metadata on the class path. */
  private static int described() throws IOException {
    int count = 0;
    List<URL> files =
        Collections.list(Application.class.getClassLoader().getResources(METADATA));
    for (URL file : files) {
      for (JsonNode property : new ObjectMapper().readTree(file).path("properties")) {
        count += property.path("name").asText().startsWith("camunda.bpm.azure-batch.") ? 1 : 0;
      }
    }
    return count;
  }
}
