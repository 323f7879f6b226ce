package io.github.azurebatch.camunda.examples.persistoutputs;

import java.io.PrintStream;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application. It ends with the status 0 if the process came to one of its good ends, else 1;
 * with {@code --serve} it stays up.
 */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(ExampleProperties.class)
public class PersistOutputsExample {

  private static final String SERVE = "--serve";

  public static void main(String[] args) {
    boolean serve = List.of(args).contains(SERVE);
    ConfigurableApplicationContext context = start(serve, args);
    int status = runUnlessStopped(context);
    if (serve) {
      System.out.printf(
          "%nCockpit: %s (user demo, password demo). Ctrl+C ends it.%n", url(context));
    } else {
      context.close();
      System.exit(status);
    }
  }

  static ConfigurableApplicationContext start(boolean serve, String... args) {
    SpringApplication application = new SpringApplication(PersistOutputsExample.class);
    if (serve) {
      application.setAdditionalProfiles("serve");
    } else {
      application.setWebApplicationType(WebApplicationType.NONE);
    }
    application.addInitializers(new LocalPartsInitializer());
    return application.run(args);
  }

  /** Ctrl+C closes the context while the process runs. */
  private static int runUnlessStopped(ConfigurableApplicationContext context) {
    try {
      return runProcess(context, System.out);
    } catch (RuntimeException e) {
      if (context.isActive()) {
        throw e;
      }
      System.out.println("Stopped. What was submitted goes on at Azure Batch.");
      return 1;
    }
  }

  static int runProcess(ConfigurableApplicationContext context, PrintStream out) {
    return context.getBean(ProcessRun.class).run(out);
  }

  static String url(ConfigurableApplicationContext context) {
    return "http://localhost:%s/camunda/app/cockpit/"
        .formatted(context.getEnvironment().getProperty("local.server.port"));
  }
}
