package io.github.azurebatch.camunda.local.impl.node.transfer.download;

import io.github.azurebatch.camunda.local.impl.node.transfer.TransferException;
import io.github.azurebatch.camunda.local.impl.os.ConfinedDirectory;
import io.github.azurebatch.camunda.local.impl.os.OutsideException;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * A place for a resource file in the working directory.
 *
 * @param mode octal, such as {@code 0770}; ignored where files have no such permissions
 */
record ResourceTarget(ConfinedDirectory directory, Path path, String mode) {

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
    ConfinedDirectory directory = new ConfinedDirectory(workingDirectory);
    try {
      Path target = directory.named(Path.of(name));
      if (!target.equals(workingDirectory)) {
        return new ResourceTarget(directory, target, mode);
      }
    } catch (OutsideException e) {
      throw DownloadFailure.OUTSIDE_WORKING_DIRECTORY.about("", name);
    }
    throw DownloadFailure.OUTSIDE_WORKING_DIRECTORY.about("", name);
  }

  /** Makes room: what is written then must be a new file. */
  void prepare() throws IOException {
    directory.createDirectoryOf(path);
    directory.removeFile(path);
  }

  void applyMode() throws IOException {
    directory.permit(path, permissions());
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
