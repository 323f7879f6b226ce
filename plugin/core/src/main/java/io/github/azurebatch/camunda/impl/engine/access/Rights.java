package io.github.azurebatch.camunda.impl.engine.access;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.stream.Stream;

/** What one requester may use. */
public record Rights(AccessRules rules, Requester requester) {

  /** Whether the requester may use it. */
  public boolean allow(Resource resource, String name) {
    return rules.allow(requester, resource, name);
  }

  /**
   * Refuses work in a job that the requester may not use, or with files in such containers.
   *
   * @param containers that the work writes to; may be empty
   * @throws InvalidInputException if something of it is granted by no rule
   */
  public void require(String jobId, Stream<String> containers) {
    require(Resource.JOB, jobId);
    containers.forEach(container -> require(Resource.CONTAINER, container));
  }

  /**
   * Refuses a secret that the requester may not use.
   *
   * @return true
   * @throws InvalidInputException if no rule grants it, and some rule lists secrets
   */
  public boolean requireSecret(String name) {
    require(Resource.SECRET, name);
    return true;
  }

  /**
   * Refuses a container that Azure Batch itself reaches for a node, so that the plugin cannot ask
   * whose it is: an instance of a tenant needs a rule that names it.
   *
   * @return the name
   * @throws InvalidInputException if the requester may not use it
   */
  public String requireNamed(String container) {
    require(Resource.CONTAINER, container);
    if (needsOwn(Resource.CONTAINER, container)) {
      throw new InvalidInputException(
          "container '%s' is reached by Azure Batch itself, where the plugin cannot ask whose it is. An access rule of the configuration can grant it to %s"
              .formatted(container, requester.description()));
    }
    return container;
  }

  /** Whether the requester may use it only if processes of its own tenant have created it. */
  boolean needsOwn(Resource resource, String name) {
    return requester.tenantId() != null && !grant(resource, name);
  }

  /** Whether a rule names it for the requester; without rules, none does. */
  public boolean grant(Resource resource, String name) {
    return rules.grant(requester, resource, name);
  }

  /**
   * Refuses what the requester may not use.
   *
   * @return the name
   * @throws InvalidInputException if no rule grants it, and some rule lists things of its kind
   */
  public String require(Resource resource, String name) {
    if (!allow(resource, name)) {
      throw new InvalidInputException(AccessRules.notGranted(requester, resource, name));
    }
    return name;
  }
}
