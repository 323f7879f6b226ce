package io.github.azurebatch.camunda.local.impl.os;

import java.io.IOException;
import java.util.Optional;

/** Gives each task an enclosure of its own. */
@FunctionalInterface
public interface Enclosures {

  /**
   * @param processes finds the task's processes where nothing else holds them together
   */
  Enclosure open(ProcessesOfDirectory processes) throws IOException;

  /** A PID namespace where this machine allows it, which is tried when the first task runs. */
  static Enclosures best() {
    return processes -> {
      Optional<PidNamespaces> namespaces = PidNamespaces.ofThisMachine();
      return namespaces.isPresent() ? namespaces.get().open() : processes;
    };
  }

  /** No PID namespaces, whatever this machine allows. */
  static Enclosures withoutNamespaces() {
    return processes -> processes;
  }
}
