/** The browser of this machine, for tests of pages. */
@NullMarked
package io.github.azurebatch.camunda.browser;

import org.jspecify.annotations.NullMarked;
