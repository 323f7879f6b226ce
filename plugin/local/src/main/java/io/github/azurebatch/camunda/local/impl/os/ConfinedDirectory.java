package io.github.azurebatch.camunda.local.impl.os;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A directory that neither a name such as {@code ../x} nor a link leads out of. Tasks write below
 * it, and may make links at any time, also in the place of a directory that the service made.
 *
 * <p>Links that stay inside are followed for reading. Nothing is written or deleted through a link.
 *
 * @param root absolute, and with no link in it when it was made
 */
public record ConfinedDirectory(Path root) {

  /** The directory that holds a file or another directory. */
  public static ConfinedDirectory holding(Path path) {
    return new ConfinedDirectory(above(path));
  }

  /**
   * The path, which need not exist, seen from the directory.
   *
   * @throws OutsideException if its name leads out
   */
  public Path named(Path path) throws OutsideException {
    Path normalized = root.resolve(path).normalize();
    if (!normalized.startsWith(root)) {
      throw new OutsideException(path, root);
    }
    return normalized;
  }

  /**
   * Where a file or directory really is.
   *
   * @throws OutsideException if its name or a link leads out
   * @throws NoSuchFileException if there is none, also because no file can have the name
   */
  public Path existing(Path path) throws IOException {
    Path real = realPath(named(path));
    if (!real.startsWith(root)) {
      throw new OutsideException(path, root);
    }
    return real;
  }

  /** A name may be too long, or lead through a file; both are errors of their own to Java. */
  private static Path realPath(Path path) throws IOException {
    try {
      return path.toRealPath();
    } catch (AccessDeniedException e) {
      throw e;
    } catch (FileSystemException e) {
      NoSuchFileException none = new NoSuchFileException(path.toString());
      none.initCause(e);
      throw none;
    }
  }

  /**
   * A place for a file, or for a link that is to be deleted itself.
   *
   * @throws OutsideException if its name leads out, or a directory above it is a link
   */
  public Path place(Path path) throws IOException {
    Path place = named(path);
    Path above = place.equals(root) ? root : above(place);
    while (!Files.exists(above, NOFOLLOW_LINKS)) {
      above = above(above);
    }
    if (!isNoLink(above)) {
      throw new OutsideException(path, root);
    }
    return place;
  }

  /** Whether no link is in a path; one that leads nowhere is a link, too. */
  private static boolean isNoLink(Path path) throws IOException {
    try {
      return realPath(path).equals(path);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static Path above(Path path) {
    return Objects.requireNonNull(path.getParent(), "a root directory is in no other");
  }

  /** Whether there is something at a place, if only a link. */
  public boolean has(Path path) throws IOException {
    return Files.exists(place(path), NOFOLLOW_LINKS);
  }

  /** Of a file or directory, not of a link to it. */
  public BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(existing(path), BasicFileAttributes.class, NOFOLLOW_LINKS);
  }

  /** The Unix mode with the file type, where there is one. */
  public OptionalInt mode(Path path) throws IOException {
    Path file = existing(path);
    boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    return unix && Files.getAttribute(file, "unix:mode", NOFOLLOW_LINKS) instanceof Integer mode
        ? OptionalInt.of(mode)
        : OptionalInt.empty();
  }

  /** Sets the permissions of a file, where files have them; JDK 25 would follow a link there. */
  public void permit(Path path, Set<PosixFilePermission> permissions) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(existing(path), PosixFileAttributeView.class, NOFOLLOW_LINKS);
    if (view != null) {
      view.setPermissions(permissions);
    }
  }

  /**
   * Visits what is below a directory, if there is one, to this depth. No link is followed but those
   * in the path itself.
   */
  public void walk(Path path, int depth, BiConsumer<Path, BasicFileAttributes> visitor)
      throws IOException {
    Path named = named(path);
    Path real;
    try {
      real = existing(named);
    } catch (NoSuchFileException e) {
      return;
    }
    BiConsumer<Path, BasicFileAttributes> renamed =
        (found, attributes) -> visitor.accept(named.resolve(real.relativize(found)), attributes);
    Files.walkFileTree(real, Set.of(), depth, new Visit(real, renamed));
  }

  private static final class Visit extends SimpleFileVisitor<Path> {

    private final Path start;
    private final BiConsumer<Path, BasicFileAttributes> visitor;

    Visit(Path start, BiConsumer<Path, BasicFileAttributes> visitor) {
      this.start = start;
      this.visitor = visitor;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return directory.equals(start) ? FileVisitResult.CONTINUE : visitFile(directory, attributes);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      visitor.accept(file, attributes);
      return FileVisitResult.CONTINUE;
    }

    /** It cannot be read, or was removed meanwhile. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }

  /** Opens a file for reading. A link that is made meanwhile is not followed, where Java can. */
  public InputStream open(Path path) throws IOException {
    Path names = root.relativize(existing(path));
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
      return entries instanceof SecureDirectoryStream<Path> directory
          ? open(directory, names)
          : Files.newInputStream(root.resolve(names), NOFOLLOW_LINKS);
    }
  }

  private static InputStream open(SecureDirectoryStream<Path> directory, Path names)
      throws IOException {
    Path first = names.getName(0);
    if (names.getNameCount() == 1) {
      return Channels.newInputStream(directory.newByteChannel(first, Set.of(READ, NOFOLLOW_LINKS)));
    }
    try (SecureDirectoryStream<Path> next = directory.newDirectoryStream(first, NOFOLLOW_LINKS)) {
      return open(next, names.subpath(1, names.getNameCount()));
    }
  }

  /** Creates the directory that is to hold a file. */
  public void createDirectoryOf(Path file) throws IOException {
    createDirectories(above(named(file)));
  }

  public void createDirectories(Path path) throws IOException {
    Path directory = Files.createDirectories(place(path));
    // what was there may be a link
    if (!isNoLink(directory)) {
      throw new OutsideException(path, root);
    }
  }

  /** Creates an empty file in the place of what is there. */
  public void createFile(Path path) throws IOException {
    delete(path);
    Files.createFile(place(path));
  }

  /** Removes a file, a link itself, or an empty directory, if it is there. */
  public void removeFile(Path path) throws IOException {
    Files.deleteIfExists(place(path));
  }

  public void write(Path path, byte[] content) throws IOException {
    Files.write(place(path), content, CREATE, WRITE, TRUNCATE_EXISTING, NOFOLLOW_LINKS);
  }

  public void append(Path path, String text) throws IOException {
    Files.writeString(
        place(path), text, StandardCharsets.UTF_8, CREATE, WRITE, APPEND, NOFOLLOW_LINKS);
  }

  /** Deletes a file, a link itself, or a directory with its contents, if it is there. */
  public void delete(Path path) throws IOException {
    Directories.delete(place(path));
  }
}
