package io.github.azurebatch.camunda.impl.engine.mark;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a value names at Azure.
 *
 * @param job null if it names none
 */
public record Names(@Nullable Job job, Set<Container> containers) {

  /** A value that names nothing. */
  public static final Names NONE = new Names(null, Set.of());

  /**
   * @param account the name of the configured account
   */
  public record Job(String account, String jobId) {}

  /**
   * @param account the name of the configured account
   */
  public record Container(String account, String container) {}

  public Names {
    containers = Set.copyOf(containers);
  }

  public static Names ofJob(String account, String jobId) {
    return new Names(new Job(account, jobId), Set.of());
  }

  public static Names ofContainer(String account, String container) {
    return new Names(null, Set.of(new Container(account, container)));
  }

  /** These and more containers. */
  public Names with(Collection<Container> more) {
    return new Names(job, Set.copyOf(more));
  }

  /** The part of a message that says what they are; empty for none. */
  String text() {
    if (job != null) {
      return " of job '%s' (account '%s')".formatted(job.jobId(), job.account());
    }
    return containers.isEmpty()
        ? ""
        : containers.stream()
            .map(Container::container)
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining("', '", " of container '", "'"));
  }
}
