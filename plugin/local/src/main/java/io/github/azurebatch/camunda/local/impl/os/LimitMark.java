package io.github.azurebatch.camunda.local.impl.os;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A mark that a program and all that it starts bear, whatever environment, directory, files and
 * parent they give up: a limit of a resource, which is inherited. The limit is on the time of
 * processes with real-time priorities, and is of thousands of years, so it limits nothing.
 *
 * <p>A process could lower the limit; none does so by accident. Linux only, with {@code prlimit} of
 * util-linux.
 */
public record LimitMark(long microseconds) {

  private static final long FROM = 1L << 58;
  private static final long TO = 1L << 62;

  /** What this machine allows does not change while it is used. */
  private static final class Here {

    private static final Optional<Path> PRLIMIT =
        SearchPath.of(System.getenv()).find("prlimit").filter(LimitMark::works);
  }

  /** One that no other task has. */
  public static LimitMark random() {
    return new LimitMark(ThreadLocalRandom.current().nextLong(FROM, TO));
  }

  private static boolean works(Path prlimit) {
    LimitMark mark = random();
    ProcessBuilder program =
        new ProcessBuilder(
            "/bin/sh", "-c", "grep -qw %s /proc/self/limits".formatted(mark.value()));
    mark.put(program, prlimit);
    try {
      return new Trial(program).succeeds();
    } catch (IOException e) {
      return false;
    }
  }

  /** Lets a program start with the mark, where this machine allows it. */
  void put(ProcessBuilder program) {
    Here.PRLIMIT.ifPresent(prlimit -> put(program, prlimit));
  }

  private void put(ProcessBuilder program, Path prlimit) {
    List<String> command = new ArrayList<>();
    command.add(prlimit.toString());
    command.add("--rttime=%s:%s".formatted(value(), value()));
    command.add("--");
    command.addAll(program.command());
    program.command(command);
  }

  private String value() {
    return String.valueOf(microseconds);
  }

  boolean isOn(ProcessInfo process) {
    return process.limits().anyMatch(value()::equals);
  }
}
