package io.github.azurebatch.camunda.local.impl.node;

import io.github.azurebatch.camunda.local.MovableClock;
import io.github.azurebatch.camunda.local.impl.os.Enclosure;
import io.github.azurebatch.camunda.local.impl.os.Enclosures;
import io.github.azurebatch.camunda.local.impl.os.LimitMark;
import io.github.azurebatch.camunda.local.impl.os.ProcessesOfDirectory;
import io.github.azurebatch.camunda.local.impl.os.ProgramFile;
import io.github.azurebatch.camunda.local.impl.os.SearchPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Work that is a process of this machine: the task's command line. */
record ProcessWork(MovableClock clock, Enclosures enclosures) implements Work {

  @Override
  public WorkResult run(TaskWorkplace workplace, Instant start, Duration limit)
      throws InterruptedException {
    List<String> words;
    Optional<Path> program;
    try {
      words = CommandLine.parse(commandLine(workplace)).words();
      if (words.isEmpty()) {
        return notLaunched("the command line is empty");
      }
      program = program(words.get(0), workplace);
    } catch (IllegalArgumentException e) {
      return notLaunched(String.valueOf(e.getMessage()));
    }
    if (program.isEmpty()) {
      return new WorkResult.NotStarted(TaskFailures.programNotFound(words.get(0)));
    }
    Optional<String> obstacle =
        new ProgramFile(program.get()).obstacle(workplace.workingDirectory());
    return obstacle.isPresent()
        ? notLaunched(obstacle.get())
        : run(command(program.get(), words), workplace, start.plus(limit));
  }

  /** Ends processes in the background: a node ends with its pool, this machine does not. */
  private WorkResult run(List<String> command, TaskWorkplace workplace, Instant deadline)
      throws InterruptedException {
    try (Enclosure enclosure = enclosures.open(processes(workplace))) {
      Process process = start(command, workplace, enclosure);
      return new LimitedProcess(process, enclosure, deadline, clock).awaitEnd();
    } catch (IOException | IllegalArgumentException e) {
      return notLaunched(String.valueOf(e.getMessage()));
    }
  }

  private static WorkResult notLaunched(String reason) {
    return new WorkResult.NotStarted(TaskFailures.launchFailed(reason));
  }

  private static String commandLine(TaskWorkplace workplace) {
    return workplace.assignment().task().path("commandLine").asText();
  }

  /** As the task sees it: on its own search path, or relative to its working directory. */
  private static Optional<Path> program(String name, TaskWorkplace workplace) {
    if (name.contains("/") || Path.of(name).isAbsolute()) {
      return Optional.of(workplace.workingDirectory().resolve(name)).filter(SearchPath::isProgram);
    }
    return SearchPath.of(workplace.environment()).find(name);
  }

  private static List<String> command(Path program, List<String> words) {
    List<String> command = new ArrayList<>(words);
    command.set(0, program.toString());
    return command;
  }

  private static ProcessesOfDirectory processes(TaskWorkplace workplace) {
    return new ProcessesOfDirectory(
        TaskEnvironment.DIRECTORY,
        workplace.directory(),
        workplace.node().root(),
        LimitMark.random());
  }

  private static Process start(List<String> command, TaskWorkplace workplace, Enclosure enclosure)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(workplace.workingDirectory().toFile())
            .redirectOutput(workplace.stdout().toFile())
            .redirectError(workplace.stderr().toFile());
    setEnvironment(builder, workplace);
    enclosure.enclose(builder);
    workplace.renewOutput();
    Process process = builder.start();
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      enclosure.end(process);
      throw e;
    }
    return process;
  }

  private static void setEnvironment(ProcessBuilder builder, TaskWorkplace workplace)
      throws IOException {
    builder.environment().clear();
    try {
      builder.environment().putAll(workplace.environment());
    } catch (IllegalArgumentException e) {
      // not as the cause: its message may quote a value, which may be a secret
      throw new IOException("an environment setting has a name or a value that cannot be");
    }
  }
}
