package io.github.azurebatch.camunda.local.impl.os;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Deletes directories. */
public final class Directories {

  private Directories() {}

  /**
   * Deletes the directory with its contents, or the file, if it is there. Links are not followed,
   * not even those that a process puts in the place of a directory meanwhile, where Java can see to
   * that; and files that a process removes meanwhile are no error.
   */
  public static void delete(Path directory) throws IOException {
    Path parent = directory.getParent();
    if (parent != null && Files.isDirectory(parent)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
        if (entries instanceof SecureDirectoryStream<Path> secure) {
          delete(secure, directory.getFileName());
          return;
        }
      }
    }
    Files.walkFileTree(directory, new Deletion());
  }

  private static void delete(SecureDirectoryStream<Path> parent, Path name) throws IOException {
    try {
      if (!isDirectory(parent, name)) {
        parent.deleteFile(name);
        return;
      }
      try (SecureDirectoryStream<Path> directory =
          parent.newDirectoryStream(name, NOFOLLOW_LINKS)) {
        for (Path entry : directory) {
          delete(directory, entry.getFileName());
        }
      }
      parent.deleteDirectory(name);
    } catch (NoSuchFileException e) {
      // it was removed before
      return;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static boolean isDirectory(SecureDirectoryStream<Path> parent, Path name)
      throws IOException {
    return parent
        .getFileAttributeView(name, BasicFileAttributeView.class, NOFOLLOW_LINKS)
        .readAttributes()
        .isDirectory();
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
