package io.github.azurebatch.camunda.benchmarks.waiting;

import io.github.azurebatch.camunda.benchmarks.site.Node;
import org.openjdk.jol.info.GraphLayout;

/** The size of everything that can be reached from the plugin of a node, its engine included. */
record HeapSize(long bytes) {

  static {
    // lambdas and records are among what is reached
    System.setProperty("jol.magicFieldOffset", "true");
    System.setProperty("jol.skipDynamicAttach", "true");
  }

  static HeapSize of(Node node) {
    return new HeapSize(GraphLayout.parseInstance(node.plugin()).totalSize());
  }

  double perWait(HeapSize before, int waits) {
    return (double) (bytes - before.bytes) / waits;
  }
}
