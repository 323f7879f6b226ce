package io.github.azurebatch.camunda.process.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A count that several JVMs of one machine increase, each time to a number of its own. */
final class SharedCount {

  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final ByteBuffer memory;

  private SharedCount(ByteBuffer memory) {
    this.memory = memory;
  }

  /** One that this JVM has alone. */
  static SharedCount ofThisJvm() {
    return new SharedCount(ByteBuffer.allocateDirect(Long.BYTES));
  }

  /** One that all JVMs have that map the same file; it begins with zero where there is none yet. */
  static SharedCount in(Path file) {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new SharedCount(channel.map(MapMode.READ_WRITE, 0, Long.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException("The count in " + file + " cannot be shared", e);
    }
  }

  long increment() {
    return (long) LONGS.getAndAdd(memory, 0, 1L) + 1;
  }

  long get() {
    return (long) LONGS.getVolatile(memory, 0);
  }
}
