package io.github.azurebatch.camunda;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;

/**
 * An engine without the plugin, on a database in memory. All tests of a JVM share it, because it
 * takes seconds to build: what a test leaves in the database, it removes.
 */
public final class SharedEngine {

  private static final ProcessEngineConfigurationImpl CONFIGURATION =
      (ProcessEngineConfigurationImpl)
          new StandaloneInMemProcessEngineConfiguration()
              .setJdbcUrl("jdbc:h2:mem:shared")
              .setProcessEngineName("shared")
              .buildProcessEngine()
              .getProcessEngineConfiguration();

  private SharedEngine() {}

  public static ProcessEngineConfigurationImpl configuration() {
    return CONFIGURATION;
  }
}
