package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import io.github.azurebatch.camunda.impl.engine.data.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields {@code files}, {@code list}, {@code count} and {@code truncated} of outputs. */
public final class ListedFiles {

  /** Outputs of one task list at most this many files; {@code count} has all of them. */
  public static final int MAX_FILES = 1000;

  /** Outputs of one task list files of at most this many characters of JSON. */
  public static final int MAX_LENGTH = 256 * 1024;

  /** What the mark adds that each file gets when the variable is set. */
  private static final int MARK_LENGTH = ",\"mark\":\"\"".length() + 22;

  private ListedFiles() {}

  /** Lists as many files as the limits for one task allow. */
  public static void addTo(Map<String, Object> outputs, List<OutputFileValue> all) {
    add(outputs, all, listedCount(all, MAX_FILES, MAX_LENGTH));
  }

  /**
   * Lists all files if the limits allow, and else none.
   *
   * @return how many files are listed
   */
  public static int addAllOrNone(
      Map<String, Object> outputs, List<OutputFileValue> all, int maxFiles, int maxLength) {
    int listed = listedCount(all, maxFiles, maxLength);
    int shown = listed < all.size() ? 0 : listed;
    add(outputs, all, shown);
    return shown;
  }

  private static void add(Map<String, Object> outputs, List<OutputFileValue> all, int listed) {
    Map<String, Object> files = new LinkedHashMap<>();
    all.subList(0, listed).forEach(file -> files.put(file.key(), file.toMap()));
    outputs.put("files", files);
    outputs.put("list", List.copyOf(files.values()));
    outputs.put("count", all.size());
    outputs.put("truncated", all.size() > listed);
  }

  private static int listedCount(List<OutputFileValue> all, int maxFiles, int maxLength) {
    int length = 0;
    int count = 0;
    while (count < Math.min(all.size(), maxFiles)) {
      length += Json.write(all.get(count).toMap()).length() + MARK_LENGTH;
      if (length > maxLength) {
        return count;
      }
      count++;
    }
    return count;
  }
}
