package io.github.azurebatch.camunda.impl.batch.pool;

/** The operating system of a pool's nodes. */
public enum OperatingSystem {
  LINUX,
  WINDOWS,
  UNKNOWN
}
