package io.github.azurebatch.camunda.local.impl.os;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes that belong to a task's directory: also those whose parent has ended and that
 * belong to no tree any more.
 *
 * <p>A process bears the task's mark, has the directory in an environment variable, says what it
 * says into a file of the directory, or works in it; and so do those that it started. A process
 * that gave up all of these and whose parent has ended is not found. One that works there on
 * another terminal is of someone who looks around, and left alone.
 *
 * <p>Only Linux shows this of processes; elsewhere none is found.
 *
 * @param variable the environment variable
 * @param directory its value
 * @param node the directory that this and those of other tasks are in
 * @param mark what no other task's processes bear
 */
public record ProcessesOfDirectory(String variable, Path directory, Path node, LimitMark mark)
    implements Enclosure {

  /** More than a process that starts others needs to be overtaken. */
  private static final int ROUNDS = 50;

  @Override
  public void enclose(ProcessBuilder program) {
    mark.put(program);
  }

  @Override
  public void end(Process program) {
    new ProcessTree(program).kill();
  }

  /** Ends all of them, and those that they start meanwhile. */
  @Override
  public void close() {
    Set<Long> mine = mine();
    for (int round = 0; round < ROUNDS; round++) {
      List<ProcessHandle> found =
          ProcessHandle.allProcesses()
              .filter(process -> !mine.contains(process.pid()) && belongs(process.pid()))
              .toList();
      if (found.isEmpty()) {
        return;
      }
      found.stream().flatMap(ProcessesOfDirectory::tree).forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static Stream<ProcessHandle> tree(ProcessHandle process) {
    return Stream.concat(process.descendants().toList().stream(), Stream.of(process));
  }

  /** This process, and those that started it. */
  private static Set<Long> mine() {
    return Stream.iterate(
            Optional.of(ProcessHandle.current()),
            Optional::isPresent,
            process -> process.flatMap(ProcessHandle::parent))
        .flatMap(Optional::stream)
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  private boolean belongs(long pid) {
    ProcessInfo process = new ProcessInfo(pid);
    if (mark.isOn(process)) {
      return true;
    }
    Optional<String> value = process.variable(variable);
    if (value.isPresent() && value.get().equals(directory.toString())) {
      return true;
    }
    if (value.filter(this::isOfAnother).isPresent()) {
      return false;
    }
    return process.outputs().anyMatch(file -> file.startsWith(directory))
        || (process.workingDirectory().filter(path -> path.startsWith(directory)).isPresent()
            && process.isOnNoOtherTerminal());
  }

  private boolean isOfAnother(String value) {
    return value.startsWith(node + "/");
  }
}
