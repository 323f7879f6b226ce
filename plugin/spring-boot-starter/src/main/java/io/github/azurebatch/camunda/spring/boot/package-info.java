/** Wires the plugin into Spring Boot: makes the plugin and its beans from properties. */
@NullMarked
package io.github.azurebatch.camunda.spring.boot;

import org.jspecify.annotations.NullMarked;
