/**
 * Two activities that follow one another in one Camunda job and one transaction, where nothing
 * fails. A failure of the second undoes both, and each gets a job of its own at the next try: so
 * retries, incidents and what a modeller sees are those of separate jobs.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.shared;

import org.jspecify.annotations.NullMarked;
