package io.github.azurebatch.camunda.impl.engine.event;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Where blobs were written.
 *
 * @param keys of places; see {@link UploadKey}
 */
public record Arrived(Precision precision, Set<Long> keys) {

  /** How much is known of the places. */
  public enum Precision {
    /** All places of each blob, its container among them. */
    PLACES,
    /** The containers only. */
    CONTAINERS,
    /** Nothing: it can be any place. */
    NOTHING
  }

  static final Arrived ANYWHERE = new Arrived(Precision.NOTHING, Set.of());

  static Arrived places(Collection<BlobCreated> blobs) {
    Set<Long> keys = new LinkedHashSet<>();
    blobs.forEach(blob -> UploadKey.ofAll(blob, keys::add));
    return new Arrived(Precision.PLACES, keys);
  }

  static Arrived containers(Collection<BlobCreated> blobs) {
    Set<Long> keys = new LinkedHashSet<>();
    blobs.forEach(blob -> keys.add(UploadKey.ofContainer(blob)));
    return new Arrived(Precision.CONTAINERS, keys);
  }
}
