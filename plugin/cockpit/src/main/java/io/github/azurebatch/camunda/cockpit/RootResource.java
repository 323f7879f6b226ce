package io.github.azurebatch.camunda.cockpit;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;

/**
 * The resources of the plugin, all below {@code api/cockpit/plugin/azure-batch}. Cockpit has
 * authenticated the caller before, and asks for its token where something is changed.
 */
@Path("plugin/" + AzureBatchCockpitPlugin.ID)
public final class RootResource extends AbstractCockpitPluginRootResource {

  public RootResource() {
    super(AzureBatchCockpitPlugin.ID);
  }

  @Path("{engine}/waits")
  public WaitsResource waits(@PathParam("engine") String engine) {
    return subResource(new WaitsResource(engine), engine);
  }

  @Path("{engine}/process-instance/{id}")
  public InstanceResource instance(
      @PathParam("engine") String engine, @PathParam("id") String processInstanceId) {
    return subResource(new InstanceResource(engine, processInstanceId), engine);
  }

  @Path("{engine}/overview")
  public OverviewResource overview(@PathParam("engine") String engine) {
    return subResource(new OverviewResource(engine), engine);
  }
}
