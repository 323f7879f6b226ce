/**
 * Leases that the nodes of a cluster share fairly, in rows of the engine's table of properties.
 *
 * <p>A node is a member of each group that it serves, and everything that can be leased is of one
 * group. There are two kinds of rows: {@code azureBatch.node.*} has a member and when it ends,
 * {@code azureBatch.lease.*} which member holds something. A lease lasts as long as its member, so
 * that renewing is one update for each group of a node, whatever the number of leases, and yet each
 * lease is taken under a lock of its own. (A row for each node with all its leases would be longer
 * than the 300 characters of a value; an expiry in each lease would be an update for each.)
 *
 * <p>A round of a node is one transaction, and one statement if there is nothing to change: it
 * reads all rows, and all else follows from them. Who may take what is worked out from the same
 * rows by all nodes alike, so that no two want the same. A member is never revived: a node that was
 * late joins anew, and what its former self held is free.
 *
 * <p>A node counts as gone by the clock of the one that looks. Clocks that differ by more than a
 * third of a lease's duration make nodes take from each other what they still hold.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.lease;

import org.jspecify.annotations.NullMarked;
