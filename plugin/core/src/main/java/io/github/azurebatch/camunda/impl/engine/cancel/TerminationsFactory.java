package io.github.azurebatch.camunda.impl.engine.cancel;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** Gives each transaction its {@link Terminations}. */
public final class TerminationsFactory implements SessionFactory {

  @Override
  public Class<?> getSessionType() {
    return Terminations.class;
  }

  @Override
  public Session openSession() {
    Terminations terminations = new Terminations();
    Context.getCommandContext().registerCommandContextListener(terminations);
    return terminations;
  }
}
