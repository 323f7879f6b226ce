/** File patterns: which names of files and blobs they match, and which names two of them share. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.pattern;

import org.jspecify.annotations.NullMarked;
