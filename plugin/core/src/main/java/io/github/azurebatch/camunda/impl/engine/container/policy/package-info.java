/**
 * Stored access policies for as long as a process instance lives: its signatures end with the
 * instance, even if they would last longer by themselves.
 *
 * <p>The policy has the permissions, and each signature its own expiry: so a signature is fresh
 * with every submission, as those without a policy are, and it ends even if its policy was never
 * removed.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.container.policy;

import org.jspecify.annotations.NullMarked;
