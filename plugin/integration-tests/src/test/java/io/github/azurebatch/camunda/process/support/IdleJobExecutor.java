package io.github.azurebatch.camunda.process.support;

import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;

/** Is active, so that the plugin looks after waits, but executes no Camunda jobs: the test does. */
public final class IdleJobExecutor extends DefaultJobExecutor {

  @Override
  protected void startExecutingJobs() {
    // none
  }

  @Override
  protected void stopExecutingJobs() {
    // none
  }
}
