package io.github.azurebatch.camunda.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One measured value.
 *
 * @param baselines the same of other ways to do it, in the same run, by their names
 */
public record Result(
    String name, double value, String unit, Map<String, Double> baselines, Bar bar, Form form) {

  public Result {
    baselines = new LinkedHashMap<>(baselines);
  }

  /** A value without anything beside it. */
  public static Result of(String name, double value, String unit, Bar bar, Form form) {
    return new Result(name, value, unit, Map.of(), bar, form);
  }

  /** The same with the value of another way to do it. */
  public Result beside(String baseline, double itsValue) {
    Map<String, Double> more = new LinkedHashMap<>(baselines);
    more.put(baseline, itsValue);
    return new Result(name, value, unit, more, bar, form);
  }

  /** Whether it keeps to its bar. */
  public boolean isMet() {
    return bar.isMetBy(value);
  }

  /** Whether it is a count that does not keep to its bar: that is never the machine's fault. */
  public boolean isBroken() {
    return bar.isExact() && !isMet();
  }
}
