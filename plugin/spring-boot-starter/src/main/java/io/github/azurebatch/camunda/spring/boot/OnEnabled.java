package io.github.azurebatch.camunda.spring.boot;

import org.springframework.boot.autoconfigure.condition.AllNestedConditions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** The property {@code enabled} is false below no prefix. */
final class OnEnabled extends AllNestedConditions {

  OnEnabled() {
    super(ConfigurationPhase.PARSE_CONFIGURATION);
  }

  @ConditionalOnProperty(prefix = Prefixes.CAMUNDA, name = "enabled", matchIfMissing = true)
  static final class OnCamunda {}

  @ConditionalOnProperty(prefix = Prefixes.OPERATON, name = "enabled", matchIfMissing = true)
  static final class OnOperaton {}
}
