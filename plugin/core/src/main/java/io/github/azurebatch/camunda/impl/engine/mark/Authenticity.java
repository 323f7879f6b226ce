package io.github.azurebatch.camunda.impl.engine.mark;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** Tells values that the plugin has handed out from others, in one process engine. */
public final class Authenticity {

  private final InstallationKey key;
  private final UnmarkedValues unmarked;

  /**
   * @param unmarked decides on values without a valid mark
   */
  public Authenticity(UnmarkedValues unmarked) {
    this(new InstallationKey(), unmarked);
  }

  Authenticity(InstallationKey key, UnmarkedValues unmarked) {
    this.key = key;
    this.unmarked = unmarked;
  }

  /**
   * Reads the key of the installation, or creates it.
   *
   * @return whether it was created
   */
  public boolean open(ProcessEngineConfigurationImpl engine) {
    return key.load(engine);
  }

  /** Lets each transaction find it. */
  public SessionFactory sessions() {
    return new MarkSession.Factory(this);
  }

  /** The marks of this owner's values. */
  public Marks of(Owner owner) {
    return new Marks(key, owner, unmarked);
  }

  /**
   * The marks for the execution that an expression or a delegate is called for now; outside of a
   * process those for no tenant.
   */
  public Marks current() {
    return of(
        Context.getCoreExecutionContext() instanceof BpmnExecutionContext context
            ? Owner.of(context.getExecution())
            : Owner.ofTenant(null));
  }
}
