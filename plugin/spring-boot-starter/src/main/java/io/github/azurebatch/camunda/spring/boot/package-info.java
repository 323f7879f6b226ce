/** Wires the plugin into Spring Boot: properties in, plugin and beans out. Decides nothing. */
@NullMarked
package io.github.azurebatch.camunda.spring.boot;

import org.jspecify.annotations.NullMarked;
