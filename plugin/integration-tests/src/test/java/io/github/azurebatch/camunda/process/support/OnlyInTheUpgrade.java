package io.github.azurebatch.camunda.process.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A test that needs an earlier build from the repository, and that the profile {@code upgrade}
 * runs.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("upgrade")
@EnabledIfSystemProperty(named = "upgrade", matches = "true")
public @interface OnlyInTheUpgrade {}
