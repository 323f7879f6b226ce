package io.github.azurebatch.camunda.impl.engine.background;

import java.util.concurrent.ThreadFactory;

/** Threads of that name, which keep no JVM alive. */
record DaemonThreads(String name) implements ThreadFactory {

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
