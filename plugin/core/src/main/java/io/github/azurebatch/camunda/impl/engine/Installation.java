package io.github.azurebatch.camunda.impl.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyEntity;
import org.jspecify.annotations.Nullable;

/**
 * The id by which a task at Azure Batch is known as one of this installation.
 *
 * <p>Operaton makes a new one for a database that Camunda had: it keeps its id in a property with
 * another name. Azure Batch tasks that were there before would be foreign then.
 */
final class Installation {

  private static final String OF_CAMUNDA = "camunda.installation.id";

  private Installation() {}

  /** Lets the engine have the id that Camunda has made in its database, if it has. */
  static void keep(ProcessEngineConfigurationImpl engine) {
    @Nullable PropertyEntity before =
        engine.getCommandExecutorTxRequired().execute(Installation::ofCamunda);
    if (before != null) {
      engine.setInstallationId(before.getValue());
    }
  }

  private static @Nullable PropertyEntity ofCamunda(CommandContext context) {
    return context.getPropertyManager().findPropertyById(OF_CAMUNDA);
  }
}
