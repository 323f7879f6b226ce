package io.github.azurebatch.camunda.local.impl.rest.file;

import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.os.ConfinedDirectory;
import io.github.azurebatch.camunda.local.impl.os.OutsideException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Finds the files in the directory of a task, and none outside of it: a link that leads out is as
 * if it was not there, but can be deleted.
 */
final class TaskDirectory {

  private final ConfinedDirectory directory;

  TaskDirectory(Path root) {
    this.directory = new ConfinedDirectory(root);
  }

  TaskFile file(String name) throws IOException {
    try {
      return file(path(name));
    } catch (FileSystemException | OutsideException e) {
      // it is not there, or no file can have that name, or links lead in a circle
      throw new ServiceException(ErrorCode.FILE_NOT_FOUND);
    }
  }

  void delete(String name) throws IOException {
    try {
      Path path = path(name);
      if (!directory.has(path)) {
        throw new ServiceException(ErrorCode.FILE_NOT_FOUND);
      }
      directory.delete(path);
    } catch (OutsideException e) {
      throw new ServiceException(ErrorCode.FILE_NOT_FOUND);
    }
  }

  NavigableMap<String, TaskFile> files(boolean recursive) throws IOException {
    NavigableMap<String, TaskFile> files = new TreeMap<>();
    int depth = recursive ? Integer.MAX_VALUE : 1;
    directory.walk(directory.root(), depth, (path, attributes) -> add(path, attributes, files));
    return files;
  }

  /** A task that runs may remove files while they are listed: those are left out. */
  private void add(
      Path path, BasicFileAttributes attributes, NavigableMap<String, TaskFile> files) {
    try {
      TaskFile file =
          attributes.isSymbolicLink()
              ? file(path)
              : new TaskFile(nameOf(path), directory, path, attributes);
      files.put(file.name(), file);
    } catch (IOException e) {
      // a link that leads nowhere, or out of the directory
      return;
    }
  }

  private TaskFile file(Path path) throws IOException {
    Path real = directory.existing(path);
    return new TaskFile(nameOf(path), directory, real, directory.attributes(real));
  }

  private String nameOf(Path path) {
    return directory.root().relativize(path).toString().replace('\\', '/');
  }

  /** The directory itself is none of its files. */
  private Path path(String name) throws OutsideException {
    try {
      Path path = directory.named(Path.of(name));
      if (!path.equals(directory.root())) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw new ServiceException(ErrorCode.FILE_NOT_FOUND);
    }
    throw new ServiceException(ErrorCode.FILE_NOT_FOUND);
  }
}
