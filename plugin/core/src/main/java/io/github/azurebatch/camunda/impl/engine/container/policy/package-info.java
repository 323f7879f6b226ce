/**
 * Stored access policies for as long as a process instance lives: what its signatures allow ends
 * with it, however long they last by themselves.
 *
 * <p>The policy has the permissions, and each signature its own expiry: so a signature is fresh
 * with every submission, as those without a policy are, and one whose policy was never removed ends
 * all the same.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.container.policy;

import org.jspecify.annotations.NullMarked;
