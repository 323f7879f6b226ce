package io.github.azurebatch.camunda.benchmarks.throughput;

import io.github.azurebatch.camunda.benchmarks.site.Instances;
import io.github.azurebatch.camunda.benchmarks.site.MachineTime;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.Patience;
import java.time.Duration;
import java.util.Map;

/**
 * One of the ways that are compared, on a node of its own. The node stands still except during its
 * turns, and goes on where it was: so many instances are under way all the time.
 */
final class Side {

  /** The question is a statement; asked every 20 ms, it would be much of what is measured. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final MachineTime time;
  private final MachineTime apart;
  private final Instances instances;
  private final String key;
  private final Map<String, Object> variables;
  private final int underWay;
  private long started;
  private long ended;
  private long questions;

  /** The node is paused from here on. */
  Side(
      MachineTime time,
      MachineTime apart,
      Instances instances,
      String key,
      Map<String, Object> variables,
      int underWay) {
    this.time = time;
    this.apart = apart;
    this.instances = instances;
    this.key = key;
    this.variables = variables;
    this.underWay = underWay;
    node().statements().reset();
    node().pause();
  }

  /** Lets the node run until so many more instances have ended. */
  Turn turn(int count) {
    long before = ended;
    double begin = time.seconds();
    double beginApart = apart.seconds();
    node().resume();
    Patience.until(() -> fillUp() >= before + count, PAUSE, count + " more instances have ended");
    node().pause();
    double seconds = time.seconds() - begin;
    double secondsApart = apart.seconds() - beginApart;
    ended = started - running();
    return new Turn(ended - before, seconds, secondsApart);
  }

  /** Starts as many as have ended; how many these are by now. */
  private long fillUp() {
    long running = running();
    int missing = (int) Math.max(0, underWay - running);
    long endedNow = started - running;
    instances.start(key, missing, variables);
    started += missing;
    return endedNow;
  }

  private long running() {
    questions++;
    return node().running();
  }

  /** Lets all instances end; the node runs from here on. */
  void drain() {
    node().resume();
    Patience.until(() -> running() == 0, PAUSE, "all instances have ended");
  }

  /** For each instance, after all have ended; those of job executor and watcher included. */
  double statements() {
    return (double) (node().statements().total() - questions) / started;
  }

  private Node node() {
    return instances.node();
  }
}
