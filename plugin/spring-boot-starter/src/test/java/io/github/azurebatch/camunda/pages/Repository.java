package io.github.azurebatch.camunda.pages;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The files of the repository, without those that a build or a package manager left.
 *
 * <p>The folders of those are not even entered: other modules are built at the same time, and what
 * they delete while it is walked ends a walk.
 */
final class Repository extends SimpleFileVisitor<Path> {

  static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git");

  private final String suffix;
  private final List<Path> found = new ArrayList<>();

  private Repository(String suffix) {
    this.suffix = suffix;
  }

  /**
   * All files below a folder whose names end so.
   *
   * @param folder as seen from the root; empty for all
   */
  static List<Path> files(String folder, String suffix) throws IOException {
    Repository files = new Repository(suffix);
    Files.walkFileTree(ROOT.resolve(folder), files);
    return files.found;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    return NOT_OURS.contains(folder.getFileName().toString())
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (file.toString().endsWith(suffix)) {
      found.add(file);
    }
    return FileVisitResult.CONTINUE;
  }
}
