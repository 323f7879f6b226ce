package io.github.azurebatch.camunda.local.impl.node.transfer.upload;

import io.github.azurebatch.camunda.local.impl.node.transfer.TransferContext;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
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

  /** The files that are there and match, in the order of their paths; may be none. */
  List<Path> files() throws IOException {
    if (pattern.names().isEmpty() || !Files.isDirectory(pattern.base())) {
      return List.of();
    }
    if (!pattern.hasWildcard()) {
      Path file = pattern.base().resolve(pattern.names().get(0));
      return Files.isRegularFile(file) ? List.of(file) : List.of();
    }
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(pattern.base(), collectingInto(files));
    Collections.sort(files);
    return files;
  }

  private SimpleFileVisitor<Path> collectingInto(List<Path> files) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (Files.isRegularFile(file) && pattern.matches(file)) {
          files.add(file);
        }
        return FileVisitResult.CONTINUE;
      }

      /** A directory that cannot be read, or was removed meanwhile, holds nothing to upload. */
      @Override
      public FileVisitResult visitFileFailed(Path file, IOException exception) {
        return FileVisitResult.CONTINUE;
      }
    };
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
