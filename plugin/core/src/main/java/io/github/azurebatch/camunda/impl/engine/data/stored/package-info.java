/** Records that only the plugin writes and reads, as plain data. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.data.stored;

import org.jspecify.annotations.NullMarked;
