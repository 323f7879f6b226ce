/**
 * The statements of the pages: what is looked for, and the rows that come back. Who may see what is
 * decided here, within the statements.
 */
@NullMarked
package io.github.azurebatch.camunda.cockpit.query;

import org.jspecify.annotations.NullMarked;
