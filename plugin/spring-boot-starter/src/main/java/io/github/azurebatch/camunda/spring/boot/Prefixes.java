package io.github.azurebatch.camunda.spring.boot;

import java.util.List;

/**
 * What the names of our properties begin with. Whoever moves to Operaton by its migration recipe
 * has all properties below {@code camunda.bpm} renamed, and ours with them.
 */
final class Prefixes {

  static final String CAMUNDA = "camunda.bpm.azure-batch";
  static final String OPERATON = "operaton.bpm.azure-batch";

  static final List<String> ALL = List.of(CAMUNDA, OPERATON);

  private Prefixes() {}
}
