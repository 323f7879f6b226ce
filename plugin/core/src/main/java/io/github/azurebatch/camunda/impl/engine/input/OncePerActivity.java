package io.github.azurebatch.camunda.impl.engine.input;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets something be said once for each activity of a deployed process. */
public final class OncePerActivity {

  private static final int MOST = 1_000;

  private final Set<String> said = ConcurrentHashMap.newKeySet();

  /**
   * Whether it is the first time. Beyond many activities it is never so again.
   *
   * @param kind of what is said
   */
  public boolean isNowFor(Inputs inputs, String kind) {
    return said.size() < MOST
        && said.add(
            kind
                + "/"
                + inputs.execution().getProcessDefinitionId()
                + "/"
                + inputs.execution().getCurrentActivityId());
  }
}
