package io.github.azurebatch.camunda.benchmarks.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The time that the machine has for this run: the time on the clock, less the time in which its
 * processors worked for others. So work beside the run does not count as the run's. On a machine
 * that is quiet, it is the time on the clock. On one that is busy, no processor is idle while the
 * run waits for something, so that only its work counts.
 *
 * <p>Linux tells this in {@code /proc}; elsewhere it is the time on the clock. So it is where the
 * JVM may use a part of the processors only.
 */
public final class MachineTime {

  private static final Path PROC = Path.of("/proc");

  /** Of all that {@code /proc} counts, on any kernel. */
  private static final double TICKS_PER_SECOND = 100;

  /** Of the processors, after their name: idle, and waiting for a disk. */
  private static final List<Integer> IDLE = List.of(4, 5);

  /** Of a process, after its name: user and system, then those of its children that have ended. */
  private static final List<Integer> WORK = List.of(12, 13, 14, 15);

  private final ProcessHandle database;
  private final Optional<ProcessHandle> apart;
  private final int processors = Runtime.getRuntime().availableProcessors();
  private final boolean isTold;

  MachineTime(ProcessHandle database) {
    this(database, Optional.empty());
  }

  private MachineTime(ProcessHandle database, Optional<ProcessHandle> apart) {
    this.database = database;
    this.apart = apart;
    this.isTold = isTold();
  }

  private boolean isTold() {
    Path stat = PROC.resolve("stat");
    return Files.isReadable(stat)
        && processors == lines(stat).stream().filter(line -> line.matches("cpu\\d.*")).count();
  }

  /** The time if these had processors of their own: what they work does not count either. */
  public MachineTime without(ServicesApart services) {
    return new MachineTime(database, Optional.of(services.process()));
  }

  /** From a moment that is not said, as with {@link System#nanoTime}. */
  public double seconds() {
    if (!isTold) {
      return (double) System.nanoTime() / TimeUnit.SECONDS.toNanos(1);
    }
    return (idle() + work()) / TICKS_PER_SECOND / processors;
  }

  private static long idle() {
    return sum(lines(PROC.resolve("stat")).get(0).split(" +"), IDLE);
  }

  /** This JVM, the database's server, and all that they have started. */
  private long work() {
    Set<ProcessHandle> others =
        apart.stream().flatMap(MachineTime::withChildren).collect(Collectors.toSet());
    return Stream.of(ProcessHandle.current(), database)
        .flatMap(MachineTime::withChildren)
        .filter(process -> !others.contains(process))
        .mapToLong(process -> work(process.pid()))
        .sum();
  }

  private static Stream<ProcessHandle> withChildren(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants());
  }

  private static long work(long pid) {
    try {
      String stat = Files.readString(PROC.resolve(String.valueOf(pid)).resolve("stat"));
      // the name is in parentheses, and may have spaces
      return sum(stat.substring(stat.lastIndexOf(')') + 1).split(" "), WORK);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException("What process " + pid + " has worked is not told", e);
    }
  }

  private static long sum(String[] fields, List<Integer> places) {
    return places.stream().mapToLong(place -> Long.parseLong(fields[place])).sum();
  }

  private static List<String> lines(Path path) {
    try {
      return Files.readAllLines(path);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }
}
