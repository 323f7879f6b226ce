package io.github.azurebatch.camunda.impl.engine.background;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * Asks the engine without a user, as the plugin's own threads do: what the user of the caller's
 * thread may not see, or which tenants it has, must not hide waits from the plugin.
 */
public record EngineRights(IdentityService identities) {

  /** On the caller's thread, whose user is the same again afterwards. */
  public <T> T get(Supplier<T> action) {
    Authentication user = identities.getCurrentAuthentication();
    if (user == null) {
      return action.get();
    }
    identities.clearAuthentication();
    try {
      return action.get();
    } finally {
      identities.setAuthentication(user.getUserId(), user.getGroupIds(), user.getTenantIds());
    }
  }
}
