package io.github.azurebatch.camunda.benchmarks.site;

import io.github.azurebatch.camunda.storage.FileConventions;
import java.util.HashMap;
import java.util.Map;

/** Starts instances of the {@linkplain Models models} with what they need. */
public record Instances(Node node, String jobId) {

  /** Creates the Batch job on that pool, and its container; instances may come after it. */
  public Instances prepared(String poolId) {
    node.deploy(Models.prepare());
    start(Models.PREPARE, 1, Map.of("poolId", poolId));
    new CamundaJobs(node).executeAll();
    return this;
  }

  /** Starts so many of them, one after the other; each goes as far as its first Camunda job. */
  public void start(String key, int count, Map<String, Object> more) {
    Map<String, Object> variables = new HashMap<>(more);
    variables.put("jobId", jobId);
    variables.put("container", FileConventions.containerName(jobId));
    for (int i = 0; i < count; i++) {
      node.runtime().startProcessInstanceByKey(key, variables);
    }
  }

  public void start(String key, int count) {
    start(key, count, Map.of());
  }
}
