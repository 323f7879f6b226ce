package io.github.azurebatch.camunda.impl.engine.wait.outage;

import io.github.azurebatch.camunda.impl.engine.wait.Topic;

/**
 * What may be out.
 *
 * @param part empty for the whole account
 */
record Place(String account, String part) {

  static Place account(String account) {
    return new Place(account, "");
  }

  /** As operators see it. */
  String name() {
    return part.isEmpty() ? account : account + ", " + part;
  }

  static Place account(Topic topic) {
    return account(topic.account());
  }

  static Place ends(Topic topic) {
    return new Place(topic.account(), "ending waits");
  }

  static Place topic(Topic topic) {
    return new Place(topic.account(), "Batch job '%s'".formatted(topic.jobId()));
  }
}
