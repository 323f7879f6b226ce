/** Events of storage end waits, where polls would come late. */
@NullMarked
package io.github.azurebatch.camunda.process.events;

import org.jspecify.annotations.NullMarked;
