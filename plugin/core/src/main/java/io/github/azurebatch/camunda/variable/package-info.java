/**
 * Typed views of the process variables that the activities set, for delegates, beans and clients.
 *
 * <p>A view reads a variable wherever it comes from: a delegate's execution, what a service of the
 * engine returns, a JSON text, a JSON node of Spin, or a map. It shows types of Java only.
 *
 * <p>Every variable carries the {@code version} of its format. While that stays the same, a reader
 * may rely on the fields that are documented, with their meaning and their types; fields may be
 * added, and a reader ignores those that it does not know. Variables of an older version stay
 * readable. A view refuses a newer version than its own.
 */
@NullMarked
package io.github.azurebatch.camunda.variable;

import org.jspecify.annotations.NullMarked;
