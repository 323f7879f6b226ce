package io.github.azurebatch.camunda.benchmarks.completion;

import io.github.azurebatch.camunda.benchmarks.site.JavaProcess;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.NodeOptions;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A node in a JVM of its own that has read what waits, and drains it when it is told to. */
final class FreshNode implements AutoCloseable {

  private static final String READY = "ready";

  private final Process process;
  private final BufferedWriter input;
  private final BufferedReader answers;

  private FreshNode(Process process) {
    this.process = process;
    this.input = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Waits until it is ready.
   *
   * @param threads that complete external tasks; 0 for the plugin
   */
  static FreshNode start(String database, Site site, int threads) {
    ProcessBuilder java = JavaProcess.of(FreshNode.class, database, String.valueOf(threads));
    try {
      FreshNode node = new FreshNode(java.start());
      // the accounts have keys, which are for nobody who lists processes
      JavaProcess.lines(site.azure().properties()).forEach(node::send);
      node.await(READY);
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException("A node could not be started", e);
    }
  }

  /** The seconds until all has ended. */
  double drain() {
    send("drain");
    return Double.parseDouble(answer());
  }

  private void await(String expected) {
    String answer = answer();
    if (!answer.equals(expected)) {
      throw new IllegalStateException("The node said: " + answer);
    }
  }

  private void send(String line) {
    try {
      input.write(line);
      input.newLine();
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("The node has ended", e);
    }
  }

  private String answer() {
    try {
      return String.valueOf(answers.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException("The node does not answer", e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** Everything that is logged goes to standard error, as the answers need standard output. */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err);
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    int threads = Integer.parseInt(arguments[1]);
    try (Node node = new Node(arguments[0], JavaProcess.properties(input), NodeOptions.quiet())) {
      if (threads == 0) {
        node.plugin().poll();
      }
      answers.println(READY);
      input.readLine();
      Drain drain = new Drain(node);
      answers.println(threads == 0 ? drain.seconds() : drain.secondsByHand(threads));
    }
  }
}
