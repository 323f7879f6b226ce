/**
 * File patterns: which names of files and blobs they match, and which names two of them share.
 *
 * <p>No library does it, of those that were tried. The automata of dk.brics (1.12-4) find common
 * names as well, but their subset test makes automata deterministic without a bound, and takes
 * minutes on patterns of less than 40 characters. Lucene's have a bound, but bring 4 MB that clash
 * with the Lucene of an application's search client. The automaton here has a bound for what it
 * compares, and matches the names of blobs in linear time too.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.pattern;

import org.jspecify.annotations.NullMarked;
