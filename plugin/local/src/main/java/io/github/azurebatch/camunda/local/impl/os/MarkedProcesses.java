package io.github.azurebatch.camunda.local.impl.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The processes that have an environment variable with a value of its own: also those whose parent
 * has ended and that belong to no tree any more.
 *
 * <p>Only Linux shows the environment of processes; elsewhere none is found.
 */
public record MarkedProcesses(String variable, String value) {

  /** Ends all of them. */
  public void kill() {
    ProcessHandle.allProcesses().filter(this::isMarked).forEach(ProcessHandle::destroyForcibly);
  }

  private boolean isMarked(ProcessHandle process) {
    return ("\0" + environment(process)).contains("\0" + variable + "=" + value + "\0");
  }

  private static String environment(ProcessHandle process) {
    Path file = Path.of("/proc", String.valueOf(process.pid()), "environ");
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      // It is another user's, has ended meanwhile, or this is not Linux.
      return "";
    }
  }
}
