package io.github.azurebatch.camunda.benchmarks.run;

import io.github.azurebatch.camunda.benchmarks.report.Form;

/**
 * How large a run is.
 *
 * @param waits how many there are while nothing happens, in a benchmark that counts
 * @param instances how many there are in a benchmark that takes the time
 * @param tasks how many are submitted one by one
 * @param listed how many are submitted as one list
 * @param lives how many instances run from start to end at a time while others wait
 * @param byHand how many instances the ways without the plugin have where that takes real time
 */
public record Scale(
    Form form, int waits, int instances, int tasks, int listed, int lives, int byHand) {

  /** The sizes of that form. */
  public static Scale of(Form form) {
    return switch (form) {
      case TINY -> new Scale(form, 40, 20, 20, 200, 2, 2);
      case QUICK -> new Scale(form, 10_000, 1_000, 500, 10_000, 20, 10);
      case FULL -> new Scale(form, 10_000, 10_000, 1_000, 10_000, 50, 10);
    };
  }
}
