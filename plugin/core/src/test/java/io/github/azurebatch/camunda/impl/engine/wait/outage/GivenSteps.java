package io.github.azurebatch.camunda.impl.engine.wait.outage;

import io.github.azurebatch.camunda.impl.engine.step.Steps;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;

/** Steps of waits of an engine with the defaults, which nobody observes. */
public final class GivenSteps {

  public static final WaitSteps UNOBSERVED =
      new WaitSteps(Steps.unobserved(), new StandaloneInMemProcessEngineConfiguration());

  private GivenSteps() {}
}
