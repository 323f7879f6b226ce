/**
 * The process engine plugin, and what users call: it puts the {@code impl.engine} packages into a
 * process engine. Everything below {@code impl} is internal and may change with any release.
 */
@NullMarked
package io.github.azurebatch.camunda;

import org.jspecify.annotations.NullMarked;
