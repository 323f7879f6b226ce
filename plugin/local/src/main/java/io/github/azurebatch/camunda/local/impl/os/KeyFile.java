package io.github.azurebatch.camunda.local.impl.os;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** A file that holds one key, and that nobody but its owner may read. */
public record KeyFile(Path path) {

  private static final Set<PosixFilePermission> OF_THE_OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  /**
   * The key; where there is no such file, it is made, with a new key.
   *
   * @throws IllegalArgumentException if others may read the file, or there is nothing in it
   */
  public String read(Supplier<String> newKey) {
    try {
      if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
        create(newKey.get());
      }
      requireThatOthersCannotReadIt();
      String key = Files.readString(path).strip();
      if (key.isEmpty()) {
        throw new IllegalArgumentException(
            "There is no key in the file %s: remove it for a new one".formatted(path));
      }
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException("The file of the key can't be read or made: " + path, e);
    }
  }

  private void create(String key) throws IOException {
    Path directory = path.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      Files.createDirectories(directory, permissions("rwx------"));
    }
    try {
      Files.createFile(path, permissions("rw-------"));
      Files.writeString(path, key + System.lineSeparator());
    } catch (FileAlreadyExistsException e) {
      // by a service that starts at the same time
      return;
    }
  }

  private FileAttribute<?>[] permissions(String permissions) {
    boolean arePosix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return arePosix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private void requireThatOthersCannotReadIt() throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null && !OF_THE_OWNER.containsAll(view.readAttributes().permissions())) {
      throw new IllegalArgumentException(
          "Others may read or change the key in the file %s: let nobody but you (chmod 600)"
              .formatted(path));
    }
  }
}
