package io.github.azurebatch.camunda.local.impl.node.transfer.upload;

import io.github.azurebatch.camunda.local.impl.node.transfer.TransferContext;
import io.github.azurebatch.camunda.local.impl.os.ConfinedDirectory;
import io.github.azurebatch.camunda.local.impl.os.OutsideException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An output file whose pattern is resolved on the node: which files it means and what blobs they
 * become.
 */
record ResolvedMapping(OutputFile outputFile, FilePattern pattern) {

  static ResolvedMapping of(OutputFile outputFile, TransferContext context) {
    String pattern = context.resolved(outputFile.filePattern());
    return new ResolvedMapping(outputFile, FilePattern.of(pattern, context.workingDirectory()));
  }

  /**
   * What matches, in the order of the paths; may be none. Links and pipes are among it, and a file
   * that is named need not be there.
   *
   * @param node in which they must be
   * @throws OutsideException if the fixed part of the pattern leads out of it
   */
  List<Path> files(ConfinedDirectory node) throws IOException {
    node.named(pattern.base());
    if (pattern.names().isEmpty()) {
      return List.of();
    }
    if (!pattern.hasWildcard()) {
      return List.of(pattern.base().resolve(pattern.names().get(0)));
    }
    List<Path> files = new ArrayList<>();
    node.walk(
        pattern.base(),
        Integer.MAX_VALUE,
        (file, attributes) -> {
          if (!attributes.isDirectory() && pattern.matches(file)) {
            files.add(file);
          }
        });
    Collections.sort(files);
    return files;
  }

  /** What a file is called in the container. */
  String blobName(Path file) {
    String path = outputFile.path();
    if (!pattern.hasWildcard()) {
      return path == null || path.isEmpty() ? file.getFileName().toString() : path;
    }
    String name = pattern.base().relativize(file).toString().replace('\\', '/');
    return path == null || path.isEmpty() ? name : withoutLastSlashes(path) + "/" + name;
  }

  private static String withoutLastSlashes(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  String destination() {
    String path = outputFile.path();
    return path == null ? "" : path;
  }

  /** As the real agent writes it into its log. */
  @Override
  public String toString() {
    return "[Resolved mapping - base_path: %s, full_pattern: %s, original_pattern: %s,  destination: %s]"
        .formatted(pattern.base(), pattern, outputFile.filePattern(), destination());
  }
}
