package io.github.azurebatch.camunda.local;

import io.github.azurebatch.camunda.local.impl.node.Script;
import io.github.azurebatch.camunda.local.impl.node.transfer.ManagedIdentities;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** Gives tests of the internals what the users' types keep to themselves. */
public final class Opened {

  private Opened() {}

  public static TaskScripts newScripts() {
    return new TaskScripts();
  }

  public static Function<String, Optional<Script>> scripts(TaskScripts scripts) {
    return scripts::find;
  }

  public static IdentityStorage newIdentityStorage() {
    return new IdentityStorage(Clock.systemUTC());
  }

  public static ManagedIdentities identities(IdentityStorage storage) {
    return storage::authorized;
  }
}
