package io.github.azurebatch.camunda.test;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Does for {@link AzureBatchTest} what a static field with an {@link AzureBatchExtension} does. */
final class AnnotatedTestExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {

  private @Nullable AzureBatchExtension extension;
  private String[] deployed = {};

  @Override
  public void beforeAll(ExtensionContext context) {
    if (extension == null) {
      AzureBatchTest test =
          AnnotationSupport.findAnnotation(context.getRequiredTestClass(), AzureBatchTest.class)
              .orElseThrow();
      deployed = test.deploy();
      extension = AzureBatchExtension.on(settings(test));
    }
    extension().beforeAll(context);
  }

  private static EngineSettings settings(AzureBatchTest test) {
    EngineSettings settings = EngineSettings.h2();
    for (String property : test.properties()) {
      int equals = property.indexOf('=');
      if (equals < 1) {
        throw new ExtensionConfigurationException(
            "@AzureBatchTest has the property '%s', which is not of the form name=value"
                .formatted(property));
      }
      settings =
          settings.withProperty(property.substring(0, equals), property.substring(equals + 1));
    }
    return settings;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    extension().beforeEach(context);
    for (String resource : deployed) {
      extension().deploy(resource);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    extension().afterEach(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    extension().afterAll(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return extension().supportsParameter(parameter, context);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return extension().resolveParameter(parameter, context);
  }

  private AzureBatchExtension extension() {
    return Objects.requireNonNull(extension, "@AzureBatchTest was not set up for its test class");
  }
}
