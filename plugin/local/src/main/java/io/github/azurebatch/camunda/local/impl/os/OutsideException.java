package io.github.azurebatch.camunda.local.impl.os;

import java.io.IOException;
import java.nio.file.Path;

/** A name or a link leads out of the directory that it must stay in. */
public final class OutsideException extends IOException {

  OutsideException(Path path, Path directory) {
    super(path + " leads out of " + directory);
  }
}
