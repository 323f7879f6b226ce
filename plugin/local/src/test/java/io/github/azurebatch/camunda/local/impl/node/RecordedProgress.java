package io.github.azurebatch.camunda.local.impl.node;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a runner said while it ran a task. */
final class RecordedProgress implements ProgressListener {

  private final List<String> steps = new CopyOnWriteArrayList<>();

  @Override
  public void running() {
    steps.add("running");
  }

  @Override
  public void retrying() {
    steps.add("retrying");
  }

  List<String> steps() {
    return steps;
  }
}
