package io.github.azurebatch.camunda.process.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A test that takes too long for a build, and that the profile {@code campaign} runs. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Tag("campaign")
@EnabledIfSystemProperty(named = "campaign", matches = "full")
public @interface OnlyInTheCampaign {}
