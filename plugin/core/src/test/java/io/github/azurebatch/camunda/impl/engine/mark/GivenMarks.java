package io.github.azurebatch.camunda.impl.engine.mark;

/** Marks without an engine. */
public final class GivenMarks {

  /** One key for all tests that pass values from one to another. */
  private static final InstallationKey KEY = key();

  private GivenMarks() {}

  /** A key of its own. */
  static InstallationKey key() {
    return new InstallationKey(MarkKey.random());
  }

  /** The marks of an installation that believes nothing without them. */
  public static Marks strict() {
    return new Marks(KEY, Owner.ofTenant(null), (owner, names) -> false);
  }

  /** The same installation's marks for another process instance. */
  public static Marks ofInstance(String processInstanceId) {
    return new Marks(KEY, new Owner(null, null, processInstanceId), (owner, names) -> false);
  }

  /** An installation that believes everything. */
  public static Authenticity authenticity() {
    return new Authenticity(KEY, (owner, names) -> true);
  }

  /** The marks of an installation that believes everything. */
  public static Marks trusting() {
    return new Marks(KEY, Owner.ofTenant(null), (owner, names) -> true);
  }
}
