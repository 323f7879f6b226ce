package io.github.azurebatch.camunda.impl.engine.outcome.stored;

import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivedBlob;
import io.github.azurebatch.camunda.impl.engine.variable.task.InlineOutput;
import io.github.azurebatch.camunda.storage.OutputName;
import java.util.List;
import java.util.Set;

/**
 * The checked inputs of the activity that reads outputs back.
 *
 * @param kinds output kinds of the File Conventions; empty for all outputs, with or without a kind
 * @param required names or patterns of outputs that must be in storage
 * @param inline outputs whose content is read
 */
public record OutputsQuery(
    OutputsSource source, Set<String> kinds, List<String> required, List<InlineOutput> inline) {

  public boolean wants(ArrivedBlob arrived) {
    return kinds.isEmpty()
        || OutputName.of(arrived.blob().name())
            .filter(name -> kinds.contains(name.kind()))
            .isPresent();
  }
}
