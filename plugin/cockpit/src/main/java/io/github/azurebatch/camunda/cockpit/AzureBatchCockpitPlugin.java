package io.github.azurebatch.camunda.cockpit;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/** What Cockpit loads, by the name of this class in {@code META-INF/services}. */
public final class AzureBatchCockpitPlugin extends AbstractCockpitPlugin {

  /** Part of the addresses of the resources, and the folder of the page's files. */
  static final String ID = "azure-batch";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Set<Class<?>> getResourceClasses() {
    return Set.of(RootResource.class);
  }

  @Override
  public List<String> getMappingFiles() {
    return List.of("io/github/azurebatch/camunda/cockpit/waits.xml");
  }
}
