package io.github.azurebatch.camunda.process.campaign;

import java.util.stream.Stream;

/**
 * Where a fault can happen: before and after a request to one of the services, or a commit to the
 * engine's database.
 *
 * @param place which of the two
 * @param operation of the REST API, or the kind of commit
 * @param occurrence the first request of an instance for this operation is 1; of commits of the
 *     same kind any is
 */
record Boundary(Place place, String operation, int occurrence) {

  enum Place {
    NONE,
    REQUEST,
    COMMIT
  }

  /** Any. */
  static final Boundary NONE = new Boundary(Place.NONE, "", 1);

  static Boundary request(String operation, int occurrence) {
    return new Boundary(Place.REQUEST, operation, occurrence);
  }

  static Boundary commit(String kind) {
    return new Boundary(Place.COMMIT, kind, 1);
  }

  /** A fault before and after. */
  Stream<Fault.AtBoundary> faults(Fault.Effect effect) {
    return Stream.of(false, true).map(after -> new Fault.AtBoundary(this, after, effect));
  }

  /** The first of the same kind. */
  Boundary first() {
    return new Boundary(place, operation, 1);
  }

  /** The row of the page that it counts in. */
  String text() {
    return place == Place.REQUEST ? operation : "commit: " + operation;
  }
}
