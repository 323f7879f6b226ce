package io.github.azurebatch.camunda.impl.engine.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names in which {@code *} stands for any characters. */
final class NamePattern {

  private final Pattern pattern;

  private NamePattern(String name, int flags) {
    this.pattern =
        Pattern.compile(
            Arrays.stream(name.split("\\*+", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")),
            flags | Pattern.DOTALL);
  }

  /** Ids of Azure Batch jobs are the same in upper and lower case; other names are not. */
  static NamePattern of(Resource resource, String name) {
    return new NamePattern(name, resource == Resource.JOB ? Pattern.CASE_INSENSITIVE : 0);
  }

  static NamePattern of(String name) {
    return new NamePattern(name, 0);
  }

  static boolean any(Collection<NamePattern> patterns, String name) {
    return patterns.stream().anyMatch(each -> each.pattern.matcher(name).matches());
  }
}
