/** What was found in the models, in the forms that people and tools read. */
@NullMarked
package io.github.azurebatch.camunda.check.report;

import org.jspecify.annotations.NullMarked;
