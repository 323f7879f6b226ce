package io.github.azurebatch.camunda.outside;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A copy of a project, whose files are changed on the way. */
final class ProjectCopy {

  private ProjectCopy() {}

  static void write(Path from, Path to, UnaryOperator<String> sources, UnaryOperator<String> pom)
      throws IOException {
    for (Path file : sourcesBelow(from)) {
      Path copy = to.resolve(from.relativize(file));
      Files.createDirectories(copy.getParent());
      String text = Files.readString(file);
      Files.writeString(copy, file.endsWith("pom.xml") ? pom.apply(text) : sources.apply(text));
    }
  }

  /** Other tests build in the folders {@code target} meanwhile. */
  static List<Path> sourcesBelow(Path project) throws IOException {
    List<Path> sources = new ArrayList<>();
    Files.walkFileTree(
        project,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.endsWith("target")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            sources.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    return sources;
  }
}
