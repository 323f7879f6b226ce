package io.github.azurebatch.camunda.process.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * A fault at a commit, planned by a test for the engine processes that share a folder: the first of
 * them that comes to such a commit meets it. Files outlast a process, so that one that is started
 * later knows the plan, too.
 */
public record CommitFaults(Path folder) {

  private static final String PLAN = "plan";
  private static final String KINDS = "kinds";

  /** Lets all processes write down what kinds of commits they make. */
  public void watch() {
    write(folder.resolve(KINDS), "");
  }

  /** The kinds of commits since {@link #watch}, each as often as there were any; ends it. */
  public List<String> seen() {
    try {
      List<String> kinds = Files.readAllLines(folder.resolve(KINDS));
      Files.delete(folder.resolve(KINDS));
      return kinds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Plans a fault.
   *
   * @param id not that of an earlier one
   * @param after whether the commit is made first
   * @param signal what the process sends itself, such as {@code KILL}
   */
  public void plan(String id, String kind, boolean after, String signal) {
    Path draft = folder.resolve("draft");
    write(draft, String.join("\n", id, String.valueOf(after), signal, kind));
    try {
      Files.move(draft, folder.resolve(PLAN), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes the plan back.
   *
   * @param id of the plan
   * @return whether no process has met it, and none will
   */
  public boolean withdraw(String id) {
    forget();
    return claims(folder.resolve(id), "");
  }

  /** Forgets what earlier tests have planned. */
  public void forget() {
    try {
      Files.deleteIfExists(folder.resolve(PLAN));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process that has met the fault. */
  public Optional<Long> met(String id) {
    return read(folder.resolve(id)).filter(pid -> !pid.isEmpty()).map(Long::valueOf);
  }

  /** Called before and after each commit; a process that is killed does not return. */
  void meet(String kind, boolean after) {
    if (!after) {
      note(kind);
    }
    read(folder.resolve(PLAN))
        .map(plan -> plan.split("\n", 4))
        .filter(plan -> plan[3].equals(kind) && plan[1].equals(String.valueOf(after)))
        .filter(
            plan -> claims(folder.resolve(plan[0]), String.valueOf(ProcessHandle.current().pid())))
        .ifPresent(plan -> signal(plan[2]));
  }

  private void note(String kind) {
    try {
      Files.writeString(folder.resolve(KINDS), kind + "\n", StandardOpenOption.APPEND);
    } catch (NoSuchFileException e) {
      // nobody wants to know
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether no other process or thread has. */
  private static boolean claims(Path id, String claim) {
    try {
      Files.writeString(id, claim, StandardOpenOption.CREATE_NEW);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void signal(String name) {
    try {
      NodeProcess.signal(ProcessHandle.current().pid(), name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
