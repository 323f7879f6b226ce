package io.github.azurebatch.camunda.local;

import io.github.azurebatch.camunda.local.impl.node.ProgressListener;
import io.github.azurebatch.camunda.local.impl.node.TaskOutcome;
import io.github.azurebatch.camunda.local.impl.node.TaskRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs no process. The command line is {@code exit N}, {@code block} (until {@link #release()}),
 * {@code linger} (until {@link #letGo()}, even if it is interrupted), {@code no-program}, {@code
 * crash} or {@code upload-fails}.
 */
final class FakeRunner implements TaskRunner {

  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch lingering = new CountDownLatch(1);
  private final CountDownLatch mayGo = new CountDownLatch(1);
  private final Queue<TaskAssignment> assignments = new ConcurrentLinkedQueue<>();

  void release() {
    released.countDown();
  }

  /** Waits until a task that lingers is to end. */
  void awaitLingering() throws InterruptedException {
    if (!lingering.await(ServiceTest.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("No task that lingers was interrupted");
    }
  }

  /** Lets a task that lingers end. */
  void letGo() {
    mayGo.countDown();
  }

  /** What was run, in order. */
  Queue<TaskAssignment> assignments() {
    return assignments;
  }

  @Override
  public TaskOutcome run(TaskAssignment assignment, ProgressListener progress)
      throws InterruptedException {
    assignments.add(assignment);
    String[] command = assignment.task().path("commandLine").asText().split(" ");
    progress.running();
    write(assignment.taskDirectory());
    return switch (command[0]) {
      case "block" -> {
        released.await();
        yield new TaskOutcome(0, null);
      }
      case "linger" -> {
        try {
          released.await();
        } catch (InterruptedException e) {
          lingering.countDown();
          mayGo.await();
          throw e;
        }
        yield new TaskOutcome(0, null);
      }
      case "retry" -> {
        progress.retrying();
        yield new TaskOutcome(0, null);
      }
      case "no-program" ->
          failed(null, "CommandProgramNotFound", "The specified command program is not found");
      case "crash" -> throw new IllegalStateException("the node breaks down");
      case "upload-fails" -> failed(0, "FileUploadContainerNotFound", "No such container");
      default -> exit(Integer.parseInt(command[1]));
    };
  }

  private static TaskOutcome exit(int code) {
    String message = "The task exited with an exit code representing a failure";
    return code == 0 ? new TaskOutcome(0, null) : failed(code, "FailureExitCode", message);
  }

  private static TaskOutcome failed(@Nullable Integer exitCode, String code, String message) {
    return new TaskOutcome(
        exitCode, new FailureInfo("UserError", code, message, Map.of("Message", message)));
  }

  private static void write(Path directory) {
    try {
      Path wd = Files.createDirectories(directory.resolve("wd/sub dir"));
      Files.writeString(wd.resolve("a+b.txt"), "0123456789");
      Files.writeString(directory.resolve("stdout.txt"), "hello");
      Files.writeString(directory.resolve("stderr.txt"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
