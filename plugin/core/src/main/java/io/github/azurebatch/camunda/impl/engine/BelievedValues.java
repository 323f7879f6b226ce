package io.github.azurebatch.camunda.impl.engine;

import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.access.Requester;
import io.github.azurebatch.camunda.impl.engine.access.Resource;
import io.github.azurebatch.camunda.impl.engine.access.Rights;
import io.github.azurebatch.camunda.impl.engine.mark.Names;
import io.github.azurebatch.camunda.impl.engine.mark.Owner;
import io.github.azurebatch.camunda.impl.engine.mark.UnmarkedValues;

/**
 * Believes a value without a valid mark where access rules grant all that it names to the process
 * that asks: it could as well name these by plain inputs.
 *
 * @param all whether the configuration believes every value
 */
record BelievedValues(Access access, boolean all) implements UnmarkedValues {

  @Override
  public boolean areBelieved(Owner owner, Names names) {
    return all
        || (owner.processDefinitionKey() != null
            && !names.equals(Names.NONE)
            && areGranted(
                access.of(new Requester(owner.tenantId(), owner.processDefinitionKey())).rights(),
                names));
  }

  private static boolean areGranted(Rights rights, Names names) {
    return (names.job() == null || rights.grant(Resource.JOB, names.job().jobId()))
        && names.containers().stream()
            .allMatch(named -> rights.grant(Resource.CONTAINER, named.container()));
  }
}
