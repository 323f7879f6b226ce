/**
 * What the pages show: rows and the values of variables become waits with what is known of them.
 */
@NullMarked
package io.github.azurebatch.camunda.cockpit.view;

import org.jspecify.annotations.NullMarked;
