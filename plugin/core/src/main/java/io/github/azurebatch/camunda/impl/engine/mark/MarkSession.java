package io.github.azurebatch.camunda.impl.engine.mark;

import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** How activities, which have no constructor of ours, come by the authenticity of their engine. */
record MarkSession(Authenticity authenticity) implements Session {

  @Override
  public void flush() {
    // changes nothing
  }

  @Override
  public void close() {
    // holds nothing
  }

  record Factory(Authenticity authenticity) implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return MarkSession.class;
    }

    @Override
    public Session openSession() {
      return new MarkSession(authenticity);
    }
  }
}
