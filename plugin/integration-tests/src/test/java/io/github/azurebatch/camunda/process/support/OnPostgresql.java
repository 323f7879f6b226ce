package io.github.azurebatch.camunda.process.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A test as {@link OnEveryDatabase} describes it that others add nothing to: it needs several
 * processes or PostgreSQL's own behaviour, or takes long and would see the same elsewhere.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@OnEveryDatabase
@EnabledIfSystemProperty(named = "database", matches = "postgresql")
public @interface OnPostgresql {}
