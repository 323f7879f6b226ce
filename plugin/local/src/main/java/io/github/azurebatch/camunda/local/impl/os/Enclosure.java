package io.github.azurebatch.camunda.local.impl.os;

/** What holds together the processes of one task, so that all of them can be ended. */
public sealed interface Enclosure extends AutoCloseable permits PidNamespace, ProcessesOfDirectory {

  /** Lets a program, whose directory and environment are complete, start in here. */
  void enclose(ProcessBuilder program);

  /** Ends a program that was started in here, and what it started. */
  void end(Process program);

  /** Ends all that runs in here. */
  @Override
  void close();
}
