package io.github.azurebatch.camunda.local.impl.os;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A PID namespace of Linux. Its processes see no others, and whatever they do they stay in it: all
 * of them end with its first process.
 *
 * <p>That first process is a shell, not the task's program: the kernel lets the first one ignore
 * signals, and leaves it those whose parents have ended, for it to look after. It ends when its
 * input does, so also with a service that is killed.
 */
public final class PidNamespace implements Enclosure {

  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Set<String> OF_THE_LOADER =
      Set.of("GCONV_PATH", "GLIBC_TUNABLES", "LOCPATH");
  private static final String READY = "ready";

  /** A shell that waits for a shell looks after all that end meanwhile. */
  private static final String FIRST_PROCESS =
      "cd / && echo " + READY + " && (trap '' HUP INT TERM; read -r end); exit 0";

  private final PidNamespaces programs;
  private final Process holder;

  private PidNamespace(PidNamespaces programs, Process holder) {
    this.programs = programs;
    this.holder = holder;
  }

  static PidNamespace open(PidNamespaces programs) throws IOException {
    List<String> command = new ArrayList<>(List.of(programs.unshare().toString()));
    command.addAll(programs.user().made());
    // what the host mounts and unmounts meanwhile is seen in it too, but not the other way round
    command.addAll(List.of("--mount", "--propagation", "slave"));
    command.addAll(List.of("--pid", "--fork", "--kill-child", "--mount-proc"));
    command.addAll(List.of("--", "/bin/sh", "-c", FIRST_PROCESS));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    PidNamespace namespace = new PidNamespace(programs, builder.start());
    try {
      namespace.awaitFirstProcess();
      return namespace;
    } catch (IOException e) {
      namespace.close();
      throw e;
    }
  }

  private void awaitFirstProcess() throws IOException {
    BufferedReader output = holder.inputReader();
    String line = output.readLine();
    if (!READY.equals(line)) {
      throw new IOException(
          "No PID namespace: " + Objects.requireNonNullElse(line, "it ended without a word"));
    }
  }

  @Override
  public void enclose(ProcessBuilder program) {
    File directory = program.directory();
    List<String> command = new ArrayList<>(entering());
    command.add("--wd=" + (directory == null ? "/" : directory));
    command.add("--");
    command.addAll(withVariablesOfTheLoader(program.environment()));
    command.addAll(program.command());
    program.command(command);
  }

  private List<String> entering() {
    String holderPid = String.valueOf(holder.pid());
    List<String> command = new ArrayList<>(List.of(programs.nsenter().toString()));
    command.addAll(List.of("--target", holderPid));
    command.addAll(programs.user().entered());
    command.addAll(List.of("--mount", "--pid=/proc/" + holderPid + "/ns/pid_for_children"));
    return command;
  }

  /**
   * The variables that say which code is loaded are for the task's program, and not for what enters
   * the namespace, which is not in it yet: they are set when it is. A program that is given no
   * option, {@code unshare}, comes last, since the path of the task's may have the sign of a
   * variable.
   */
  private List<String> withVariablesOfTheLoader(Map<String, String> environment) {
    List<String> set = new ArrayList<>();
    environment.forEach(
        (name, value) -> {
          if (isOfTheLoader(name)) {
            set.add(name + "=" + value);
          }
        });
    if (set.isEmpty()) {
      return set;
    }
    environment.keySet().removeIf(PidNamespace::isOfTheLoader);
    set.add(0, programs.env().toString());
    set.addAll(List.of(programs.unshare().toString(), "--"));
    return set;
  }

  private static boolean isOfTheLoader(String name) {
    return name.startsWith("LD_") || OF_THE_LOADER.contains(name);
  }

  /**
   * Not by a signal to what entered it: the program would be left to whoever looks after orphans
   * outside of it, and the namespace lasts until they do.
   */
  @Override
  public void end(Process program) {
    close();
  }

  /** When the first process has ended, none is left. */
  @Override
  public void close() {
    try {
      holder.getOutputStream().close();
    } catch (IOException e) {
      holder.destroyForcibly();
    }
    if (!holder
        .onExit()
        .thenApply(process -> true)
        .completeOnTimeout(false, GRACE.toSeconds(), TimeUnit.SECONDS)
        .join()) {
      holder.destroyForcibly();
    }
  }
}
