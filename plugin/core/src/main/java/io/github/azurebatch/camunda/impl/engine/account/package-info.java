/**
 * The configured accounts: their clients, the gates that their calls go through, and how those
 * calls ended.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.account;

import org.jspecify.annotations.NullMarked;
