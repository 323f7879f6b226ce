package io.github.azurebatch.camunda.cockpit;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import jakarta.ws.rs.core.Response;
import org.camunda.bpm.cockpit.db.QueryParameters;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginResource;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;

/** A resource whose queries find what their caller may read. */
abstract class VisibleResource extends AbstractCockpitPluginResource {

  VisibleResource(String engine) {
    super(engine);
  }

  /** As for Cockpit's own lists of instances. */
  <T extends QueryParameters> T visible(T query) {
    configureAuthorizationCheck(query);
    configureTenantCheck(query);
    addPermissionCheck(query, Resources.PROCESS_INSTANCE, "RES.PROC_INST_ID_", Permissions.READ);
    addPermissionCheck(
        query, Resources.PROCESS_DEFINITION, "RES.PROC_DEF_KEY_", Permissions.READ_INSTANCE);
    return query;
  }

  /** The plugin of the process engine that the page is of. */
  AzureBatchProcessEnginePlugin plugin() {
    return AzureBatchProcessEnginePlugin.of(getProcessEngine())
        .orElseThrow(
            () ->
                Refusal.answer(
                    Response.Status.NOT_FOUND.getStatusCode(),
                    "The process engine '%s' has no plugin for Azure Batch"
                        .formatted(getProcessEngine().getName())));
  }
}
