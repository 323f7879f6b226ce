package io.github.azurebatch.camunda.impl.engine.wait.topic;

import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one statement for all topics tells of the waits of a part of one that are neither suspended
 * nor incidents. Where it is as it was before, none was entered and none has ended; but among three
 * or more, one that a node with a slow clock entered may have taken the place of another. Audits
 * find that.
 *
 * @param waits how many there are
 * @param newest when the last of them was entered; null if there is none
 * @param first the least of their ids; null if there is none
 * @param last the greatest of their ids; null if there is none
 */
public record TopicSummary(
    TopicPart part,
    long waits,
    @Nullable Instant newest,
    @Nullable String first,
    @Nullable String last) {

  public Topic topic() {
    return part.topic();
  }
}
