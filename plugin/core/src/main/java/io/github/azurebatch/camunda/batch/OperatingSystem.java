package io.github.azurebatch.camunda.batch;

/** The operating system of a pool's nodes. */
public enum OperatingSystem {
  LINUX,
  WINDOWS,
  UNKNOWN
}
