package io.github.azurebatch.camunda.local.impl.node.transfer.download;

import io.github.azurebatch.camunda.local.impl.node.transfer.TransferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * A place for a resource file in the working directory.
 *
 * @param mode octal, such as {@code 0770}; ignored where files have no such permissions
 */
record ResourceTarget(Path path, String mode) {

  // In the order of the bits, from the lowest: others, group, owner; execute, write, read.
  private static final PosixFilePermission[] BITS = {
    PosixFilePermission.OTHERS_EXECUTE,
    PosixFilePermission.OTHERS_WRITE,
    PosixFilePermission.OTHERS_READ,
    PosixFilePermission.GROUP_EXECUTE,
    PosixFilePermission.GROUP_WRITE,
    PosixFilePermission.GROUP_READ,
    PosixFilePermission.OWNER_EXECUTE,
    PosixFilePermission.OWNER_WRITE,
    PosixFilePermission.OWNER_READ
  };

  static ResourceTarget of(Path workingDirectory, String name, String mode)
      throws TransferException {
    Path target = workingDirectory.resolve(name).normalize();
    if (!target.startsWith(workingDirectory) || target.equals(workingDirectory)) {
      throw DownloadFailure.OUTSIDE_WORKING_DIRECTORY.about("", name);
    }
    return new ResourceTarget(target, mode);
  }

  void prepare() throws IOException {
    Files.createDirectories(path.getParent());
    Files.deleteIfExists(path);
  }

  void applyMode() throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(permissions());
    }
  }

  private Set<PosixFilePermission> permissions() {
    int bits = Integer.parseInt(mode, 8);
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (int bit = 0; bit < BITS.length; bit++) {
      if ((bits >> bit & 1) == 1) {
        permissions.add(BITS[bit]);
      }
    }
    return permissions;
  }
}
