package io.github.azurebatch.camunda.impl.engine.wait.topic;

import io.github.azurebatch.camunda.impl.engine.lease.Leasable;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The waits of one topic that one node at a time looks after, the unit of polling and of leasing:
 * all of them, or, where job executors are deployment aware, those of one process definition. A
 * node that lacks the application of a process must not let it go on.
 *
 * @param processDefinitionId null where the part is the whole topic
 */
public record TopicPart(Topic topic, @Nullable String processDefinitionId) {

  /** Neither names of accounts nor ids of Batch jobs have it. */
  private static final char SEPARATOR = '#';

  /** The part of an external task's topic that has it, if it is a wait of the plugin. */
  public static Optional<TopicPart> of(
      ProcessEngineConfiguration engine, String topicName, String processDefinitionId) {
    String definition = engine.isJobExecutorDeploymentAware() ? processDefinitionId : null;
    return Topic.parse(topicName).map(topic -> new TopicPart(topic, definition));
  }

  public String name() {
    return topic.name() + ofDefinition();
  }

  /** Only nodes that have the account, and the deployment if it matters, can poll it. */
  public Leasable leasable() {
    return new Leasable(topic.account() + ofDefinition(), name());
  }

  private String ofDefinition() {
    return processDefinitionId == null ? "" : SEPARATOR + processDefinitionId;
  }

  /** The part with that name, if it is one. */
  public static Optional<TopicPart> parse(String name) {
    int end = name.indexOf(SEPARATOR);
    return end < 0
        ? Topic.parse(name).map(topic -> new TopicPart(topic, null))
        : Topic.parse(name.substring(0, end))
            .map(topic -> new TopicPart(topic, name.substring(end + 1)));
  }
}
