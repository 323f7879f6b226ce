package io.github.azurebatch.camunda.cockpit;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.cockpit.query.VisibleValues;
import io.github.azurebatch.camunda.cockpit.view.WaitView;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.camunda.bpm.cockpit.db.QueryParameters;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginResource;
import org.camunda.bpm.engine.authorization.HistoricProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

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

  /** As for the engine's own queries of historic activity instances. */
  <T extends QueryParameters> T visibleInHistory(T query) {
    configureAuthorizationCheck(query);
    configureTenantCheck(query);
    mayReadHistory(query, Permissions.READ_HISTORY);
    return query;
  }

  /** Values of variables, as far as the engine shows more than the instance needs no right. */
  VisibleValues values() {
    return new VisibleValues(
        getQueryService(),
        query -> {
          if (engine().isEnforceSpecificVariablePermission()) {
            configureAuthorizationCheck(query);
            addPermissionCheck(
                query,
                Resources.PROCESS_DEFINITION,
                "PROCDEF.KEY_",
                ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE);
          }
          return query;
        },
        query -> {
          if (engine().isEnforceSpecificVariablePermission()) {
            configureAuthorizationCheck(query);
            mayReadHistory(query, ProcessDefinitionPermissions.READ_HISTORY_VARIABLE);
          }
          return query;
        });
  }

  private void mayReadHistory(QueryParameters query, Permission permission) {
    addPermissionCheck(query, Resources.PROCESS_DEFINITION, "RES.PROC_DEF_KEY_", permission);
    if (engine().isEnableHistoricInstancePermissions()) {
      addPermissionCheck(
          query,
          Resources.HISTORIC_PROCESS_INSTANCE,
          "RES.PROC_INST_ID_",
          HistoricProcessInstancePermissions.READ);
    }
  }

  private ProcessEngineConfigurationImpl engine() {
    return (ProcessEngineConfigurationImpl) getProcessEngine().getProcessEngineConfiguration();
  }

  /** The waits with the pages of their accounts in the Azure portal, where those are known. */
  List<WaitView> linked(List<WaitView> waits) {
    return AzureBatchProcessEnginePlugin.of(getProcessEngine())
        .map(plugin -> waits.stream().map(wait -> wait.linked(plugin.operations())).toList())
        .orElse(waits);
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
