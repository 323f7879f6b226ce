package io.github.azurebatch.camunda.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What the times depend on.
 *
 * @param load the processes that wanted to run, on average over the last minute; below zero if the
 *     system does not tell
 */
record Machine(int processors, double load, String javaVersion) {

  static Machine now() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.version().toString());
  }

  /** Two sentences for the reader of the results, in lines that fit on a screen. */
  String text() {
    return String.format(
        Locale.ROOT,
        """
        Measured on %d processors with Java %s; when it ended, %.0f processes wanted to run at a time. More
        than a few on a processor are other work, and make the times useless.""",
        processors,
        javaVersion,
        load);
  }
}
