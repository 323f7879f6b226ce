package io.github.azurebatch.camunda.local.impl.rest.file;

import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Finds the files in the directory of a task, and none outside of it. */
final class TaskDirectory {

  private final Path root;

  TaskDirectory(Path root) {
    this.root = root;
  }

  TaskFile file(String name) {
    try {
      Path path = root.resolve(name).normalize();
      if (path.startsWith(root) && !path.equals(root) && Files.exists(path)) {
        return TaskFile.of(root, path);
      }
    } catch (InvalidPathException e) {
      throw new ServiceException(ErrorCode.FILE_NOT_FOUND);
    }
    throw new ServiceException(ErrorCode.FILE_NOT_FOUND);
  }

  NavigableMap<String, TaskFile> files(boolean recursive) throws IOException {
    NavigableMap<String, TaskFile> files = new TreeMap<>();
    if (Files.isDirectory(root)) {
      int depth = recursive ? Integer.MAX_VALUE : 1;
      Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), depth, new Collector(files));
    }
    return files;
  }

  /** A task that runs may remove files while they are listed: those are left out. */
  private final class Collector extends SimpleFileVisitor<Path> {

    private final NavigableMap<String, TaskFile> files;

    private Collector(NavigableMap<String, TaskFile> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return directory.equals(root) ? FileVisitResult.CONTINUE : visitFile(directory, attributes);
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
      String name = root.relativize(path).toString().replace('\\', '/');
      files.put(name, new TaskFile(name, path, attributes));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }
}
