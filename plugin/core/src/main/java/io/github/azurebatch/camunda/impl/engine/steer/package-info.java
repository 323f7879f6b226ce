/**
 * What an operator does with waits. Each operation is one transaction that changes the wait's
 * variable, and wakes the node that looks after it; what it needs of Azure is asked before, or sent
 * after the commit.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.steer;

import org.jspecify.annotations.NullMarked;
