/** How an operator steers waits, from Java code such as a Cockpit plugin or a REST resource. */
@NullMarked
package io.github.azurebatch.camunda.operate;

import org.jspecify.annotations.NullMarked;
