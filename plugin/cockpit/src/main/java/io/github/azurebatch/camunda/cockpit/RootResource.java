package io.github.azurebatch.camunda.cockpit;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;

/**
 * The resources of the plugin, all below {@code api/cockpit/plugin/azure-batch}. Cockpit has
 * authenticated the caller before, and asks for its token where something is changed.
 */
@Path("plugin/" + AzureBatchCockpitPlugin.ID)
public final class RootResource extends AbstractCockpitPluginRootResource {

  /** What the script imports. */
  private static final List<String> MODULES =
      Stream.of(
              "badges",
              "dialog",
              "elements",
              "filters",
              "instance",
              "live",
              "look",
              "operations",
              "overview",
              "running",
              "server",
              "table",
              "texts",
              "texts-de",
              "texts-en",
              "waits")
          .map("app/%s.js"::formatted)
          .toList();

  public RootResource() {
    super(AzureBatchCockpitPlugin.ID);
  }

  /** Cockpit hands out only a script and a style of a plugin by itself. */
  @Override
  protected List<String> getAllowedAssets() {
    return Stream.concat(super.getAllowedAssets().stream(), MODULES.stream()).toList();
  }

  @Path("{engine}/waits")
  public WaitsResource waits(@PathParam("engine") String engine) {
    return subResource(new WaitsResource(engine), engine);
  }

  @Path("{engine}/ended")
  public EndedResource ended(@PathParam("engine") String engine) {
    return subResource(new EndedResource(engine), engine);
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
