/** What engines with earlier builds of the plugin have stored, which stays readable and goes on. */
@NullMarked
package io.github.azurebatch.camunda.process.stored;

import org.jspecify.annotations.NullMarked;
