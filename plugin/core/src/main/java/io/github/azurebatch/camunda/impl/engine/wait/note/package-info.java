/**
 * How a node hears of new waits without looking over all of them: each transaction that enters,
 * ends or changes waits notes the parts of topics that these belong to, and the node tells whoever
 * looks after them. Now and then, and where a note may have been lost, a node looks over all.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.wait.note;

import org.jspecify.annotations.NullMarked;
