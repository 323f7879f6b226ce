package io.github.azurebatch.camunda.local.impl.os;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How this machine gives tasks PID namespaces of their own: with the programs of util-linux, and
 * for who is not root within a user namespace.
 *
 * @param user what makes and enters the user namespace; empty for root
 */
public record PidNamespaces(Path unshare, Path nsenter, Path env, User user) {

  private static final Logger LOG = LoggerFactory.getLogger(PidNamespaces.class);

  /**
   * Options for the user namespace.
   *
   * @param made those of {@code unshare}
   * @param entered those of {@code nsenter}
   */
  record User(List<String> made, List<String> entered) {

    static final User NONE = new User(List.of(), List.of());
    static final User SAME =
        new User(
            List.of("--user", "--map-current-user"), List.of("--user", "--preserve-credentials"));
  }

  /** What this machine allows does not change while it is used. */
  private static final class Here {

    private static final Optional<PidNamespaces> FOUND = find(SearchPath.of(System.getenv()));

    private static Optional<PidNamespaces> find(SearchPath programs) {
      Optional<PidNamespaces> found = tried(programs);
      LOG.info(
          found.isPresent()
              ? "Azure Batch tasks run in PID namespaces: they see no processes but their own"
              : "Azure Batch tasks run in no PID namespaces, which this machine does not allow:"
                  + " they can read what the processes of their user can read");
      return found;
    }
  }

  /** Those of this machine, tried once; empty if it has none. */
  public static Optional<PidNamespaces> ofThisMachine() {
    return Here.FOUND;
  }

  static Optional<PidNamespaces> tried(SearchPath programs) {
    return Stream.of(User.NONE, User.SAME).flatMap(user -> of(programs, user).stream()).findFirst();
  }

  static Optional<PidNamespaces> of(SearchPath programs, User user) {
    Optional<Path> unshare = programs.find("unshare");
    Optional<Path> nsenter = programs.find("nsenter");
    Optional<Path> env = programs.find("env");
    return unshare.isPresent() && nsenter.isPresent() && env.isPresent()
        ? Optional.of(new PidNamespaces(unshare.get(), nsenter.get(), env.get(), user))
            .filter(PidNamespaces::work)
        : Optional.empty();
  }

  private boolean work() {
    try (PidNamespace namespace = open()) {
      ProcessBuilder program = new ProcessBuilder("/bin/sh", "-c", "test -e /proc/self/exe");
      namespace.enclose(program);
      return new Trial(program).succeeds();
    } catch (IOException e) {
      LOG.debug("No PID namespaces with {}: {}", user, e.getMessage());
      return false;
    }
  }

  /** A new one, with nothing in it yet. */
  public PidNamespace open() throws IOException {
    return PidNamespace.open(this);
  }
}
