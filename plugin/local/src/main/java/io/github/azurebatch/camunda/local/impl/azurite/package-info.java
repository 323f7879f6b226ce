/**
 * Azure Storage for tests and examples: Azurite as a child process.
 *
 * <p>Azurite chooses its port itself and prints it, so no two processes race for a free one, and
 * its own word that it listens ends the wait for it.
 */
@NullMarked
package io.github.azurebatch.camunda.local.impl.azurite;

import org.jspecify.annotations.NullMarked;
