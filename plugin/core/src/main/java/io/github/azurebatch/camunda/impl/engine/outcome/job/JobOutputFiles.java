package io.github.azurebatch.camunda.impl.engine.outcome.job;

import io.github.azurebatch.camunda.impl.batch.task.TaskDefinition;
import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Place;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Prefixes;
import io.github.azurebatch.camunda.impl.engine.output.PatternHint;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The output files that all tasks of a job declared, found by the names of blobs. Output files
 * outside the storage of configured accounts are left out, and those that the process may not read.
 */
final class JobOutputFiles {

  /** The most prefixes that are listed one by one. */
  private static final int MAX_PREFIXES = 20;

  private final Function<String, Optional<BlobLocation>> locate;
  private final Map<Place, Map<String, List<Owned>>> byPrefix = new HashMap<>();
  private final Set<String> warnings = new LinkedHashSet<>();

  /**
   * @param locate finds the container of a URL; none for one that may not be read
   */
  JobOutputFiles(Function<String, Optional<BlobLocation>> locate) {
    this.locate = locate;
  }

  /** An output file of the task at that index. */
  record Owned(int index, DeclaredOutputFile file) {}

  /**
   * Adds the output files of the task whose condition applied.
   *
   * @return whether the task has any
   */
  boolean add(int index, TaskSnapshot task, TaskDefinition definition) {
    TaskResult result = task.commandLineResult().orElse(null);
    if (result == null) {
      return false;
    }
    boolean added = false;
    for (TaskDefinition.Output output : definition.outputFiles()) {
      BlobLocation location = locate.apply(output.containerUrl()).orElse(null);
      if (location != null) {
        DeclaredOutputFile file =
            DeclaredOutputFile.of(output, location.account(), location.container());
        if (file.appliesTo(result)) {
          add(new Owned(index, file));
          PatternHint.of(file.pattern(), "").ifPresent(this::warn);
          added = true;
        }
      }
    }
    return added;
  }

  private void warn(String warning) {
    if (warnings.size() < SubmittedTask.MOST_WARNINGS) {
      warnings.add(warning);
    }
  }

  /** Warnings of patterns that probably do not match what their author means. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  private void add(Owned owned) {
    byPrefix
        .computeIfAbsent(
            new Place(owned.file().account(), owned.file().container()), place -> new HashMap<>())
        .computeIfAbsent(owned.file().prefix(), prefix -> new ArrayList<>(1))
        .add(owned);
  }

  /** The output files of the task at that index. */
  List<DeclaredOutputFile> of(int index) {
    return byPrefix.values().stream()
        .flatMap(ofPlace -> ofPlace.values().stream())
        .flatMap(List::stream)
        .filter(owned -> owned.index() == index)
        .map(Owned::file)
        .toList();
  }

  Set<Place> places() {
    return byPrefix.keySet();
  }

  /** The prefixes to list: each of them if they are few, and else their common start. */
  List<String> prefixes(Place place) {
    Set<String> all = byPrefix.getOrDefault(place, Map.of()).keySet();
    List<String> prefixes = Prefixes.withoutCovered(new TreeSet<>(all));
    return prefixes.size() <= MAX_PREFIXES
        ? prefixes
        : List.of(common(prefixes.get(0), prefixes.get(prefixes.size() - 1)));
  }

  /** The common start of the first and the last of a sorted list is that of all. */
  private static String common(String first, String last) {
    int length = 0;
    while (length < Math.min(first.length(), last.length())
        && first.charAt(length) == last.charAt(length)) {
      length++;
    }
    return first.substring(0, length);
  }

  /** The output files that may have written the blob, found by its name and its directories. */
  List<Owned> of(Place place, String blobName) {
    Map<String, List<Owned>> files = byPrefix.getOrDefault(place, Map.of());
    List<Owned> found = new ArrayList<>();
    String prefix = blobName;
    while (true) {
      files.getOrDefault(prefix, List.of()).stream()
          .filter(owned -> owned.file().mayHaveWritten(blobName))
          .forEach(found::add);
      if (prefix.isEmpty()) {
        return found;
      }
      int slash = prefix.lastIndexOf('/', prefix.length() - 2);
      prefix = prefix.substring(0, slash + 1);
    }
  }
}
