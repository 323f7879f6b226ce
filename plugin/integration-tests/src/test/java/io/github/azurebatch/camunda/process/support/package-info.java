/** What the process tests share: engines, services, models and what is counted. */
@NullMarked
package io.github.azurebatch.camunda.process.support;

import org.jspecify.annotations.NullMarked;
