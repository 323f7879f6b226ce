package io.github.azurebatch.camunda.spring.boot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Names the properties that nobody knows. Spring Boot's own analysis shows their values too. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnknownPropertyFailureAnalyzer
    extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {

  private static final ConfigurationPropertyName PREFIX =
      ConfigurationPropertyName.of(AzureBatchProperties.PREFIX);

  @Override
  protected @Nullable FailureAnalysis analyze(
      Throwable root, UnboundConfigurationPropertiesException cause) {
    List<String> names =
        cause.getUnboundProperties().stream()
            .map(ConfigurationProperty::getName)
            .filter(PREFIX::isAncestorOf)
            .map(ConfigurationPropertyName::toString)
            .sorted()
            .toList();
    return names.isEmpty()
        ? null
        : new FailureAnalysis(
            "Azure Batch has no such property: " + String.join(", ", names) + ".",
            InvalidInputFailureAnalyzer.ACTION,
            cause);
  }
}
