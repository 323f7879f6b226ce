package io.github.azurebatch.camunda.spring.boot;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
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
            "Azure Batch has no such property: %s. Known below %s are %s."
                .formatted(String.join(", ", names), PREFIX, known()),
            InvalidInputFailureAnalyzer.ACTION,
            cause);
  }

  private static List<String> known() {
    return Stream.of(
            names("", AzureBatchProperties.class)
                .filter(name -> !name.equals("accounts") && !name.equals("secrets")),
            names("accounts.<name>.batch.", AzureBatchProperties.Batch.class),
            names("accounts.<name>.storage.", AzureBatchProperties.Storage.class),
            Stream.of("secrets.<name>"))
        .flatMap(all -> all)
        .sorted()
        .toList();
  }

  private static Stream<String> names(String prefix, Class<? extends Record> type) {
    return Stream.of(type.getRecordComponents())
        .map(component -> prefix + DataObjectPropertyName.toDashedForm(component.getName()));
  }
}
