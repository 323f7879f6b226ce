/**
 * Events of storage accounts: which blobs were written, so that waits need not be polled for.
 *
 * <p>One node of the cluster, the one with the lease of a queue, reads it. Which Batch job a blob
 * belongs to is known only to the node that looks after that. So the reader tells the others: with
 * a few rows in the engine's table of properties, a ring whose head they read by its key. A fixed
 * number of rows, and of statements for a second, whatever arrives. Names of blobs are handed on as
 * hashes of 64 bits; where two are equal, a Batch job is looked at for nothing.
 *
 * <p>A message is deleted after all that has been told. A node that dies before leaves it to the
 * next reader; one that dies after leaves its Batch jobs to nodes that poll what they take over.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.event;

import org.jspecify.annotations.NullMarked;
