package io.github.azurebatch.camunda.local.impl.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Linux shows of a process of the same user. Nothing is known of another user's, of one that
 * has ended, and on other systems.
 */
record ProcessInfo(long pid) {

  private static final int TERMINAL = 4;
  private static final String NO_TERMINAL = "0";

  /** An environment variable, as it was when the process started. */
  Optional<String> variable(String name) {
    return Arrays.stream(read("environ").split("\0"))
        .filter(entry -> entry.startsWith(name + "="))
        .map(entry -> entry.substring(name.length() + 1))
        .findFirst();
  }

  /** The files that the standard output and the standard error go to. */
  Stream<Path> outputs() {
    return Stream.of("fd/1", "fd/2").flatMap(name -> link(name).stream());
  }

  Optional<Path> workingDirectory() {
    return link("cwd");
  }

  /** The names and values of its limits, word by word. */
  Stream<String> limits() {
    return Arrays.stream(read("limits").split("\\s+"));
  }

  /** Whether it has no terminal, or that of this process. */
  boolean isOnNoOtherTerminal() {
    String terminal = terminal();
    return terminal.equals(NO_TERMINAL)
        || terminal.equals(new ProcessInfo(ProcessHandle.current().pid()).terminal());
  }

  /** What follows the name in parentheses is: state, parent, group, session, terminal. */
  private String terminal() {
    String status = read("stat");
    List<String> fields = List.of(status.substring(status.lastIndexOf(')') + 1).strip().split(" "));
    return fields.size() > TERMINAL ? fields.get(TERMINAL) : "";
  }

  private String read(String name) {
    try {
      return new String(Files.readAllBytes(file(name)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private Optional<Path> link(String name) {
    try {
      return Optional.of(Files.readSymbolicLink(file(name)));
    } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private Path file(String name) {
    return Path.of("/proc", String.valueOf(pid), name);
  }
}
