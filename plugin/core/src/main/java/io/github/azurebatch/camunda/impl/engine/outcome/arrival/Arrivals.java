package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The outputs that arrived in storage, with the names by which models use them. */
public record Arrivals(List<OutputFileValue> files) {

  public static final Arrivals NONE = new Arrivals(List.of());

  /** Names each blob without the task's directory, or in full where two would have one name. */
  public static Arrivals of(String taskId, List<ArrivedBlob> blobs) {
    Map<String, Long> uses =
        blobs.stream().collect(groupingBy(blob -> nameBelow(taskId, blob), counting()));
    return new Arrivals(
        blobs.stream()
            .map(blob -> new OutputFileValue(key(taskId, blob, uses), taskId, blob))
            .toList());
  }

  /**
   * Names each blob of many tasks in full, with its container where two would have one name.
   *
   * @param taskId the task of a blob; null where only the blob's name can tell
   */
  public static Arrivals ofMany(
      List<ArrivedBlob> blobs, Function<ArrivedBlob, @Nullable String> taskId) {
    Map<String, Long> uses =
        blobs.stream().collect(groupingBy(arrived -> arrived.blob().name(), counting()));
    return new Arrivals(
        blobs.stream()
            .map(blob -> new OutputFileValue(fullKey(blob.blob(), uses), taskId.apply(blob), blob))
            .toList());
  }

  private static String fullKey(StoredBlob blob, Map<String, Long> uses) {
    return uses.getOrDefault(blob.name(), 0L) > 1
        ? blob.container() + "/" + blob.name()
        : blob.name();
  }

  private static String key(String taskId, ArrivedBlob arrived, Map<String, Long> uses) {
    String name = nameBelow(taskId, arrived);
    return uses.getOrDefault(name, 0L) > 1
        ? arrived.blob().container() + "/" + arrived.blob().name()
        : name;
  }

  private static String nameBelow(String taskId, ArrivedBlob arrived) {
    return nameBelow(taskId, arrived.blob().name());
  }

  /** The blob's name without the directory that is named after the task, if it lies there. */
  public static String nameBelow(String taskId, String blobName) {
    String directory = taskId + "/";
    return blobName.startsWith(directory) ? blobName.substring(directory.length()) : blobName;
  }

  public Optional<OutputFileValue> named(String key) {
    return files.stream().filter(file -> file.key().equals(key)).findFirst();
  }

  public boolean include(DeclaredOutputFile declared) {
    return files.stream().anyMatch(file -> file.arrived().mayBeOf(declared));
  }

  public boolean includeNameOrPattern(String required) {
    return files.stream().map(OutputFileValue::key).anyMatch(FilePattern.ofNameOrPattern(required));
  }
}
