/** The clients of the configured accounts, by the names that models use. */
@NullMarked
package io.github.azurebatch.camunda.engine.account;

import org.jspecify.annotations.NullMarked;
