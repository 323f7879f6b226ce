/**
 * Leases that the nodes of a cluster share fairly, in rows of the engine's table of properties.
 *
 * <p>A node is a member of each group that it serves, and everything that can be leased is in one
 * group. There are four kinds of rows: {@code azureBatch.node.*} has a member and its expiry,
 * {@code azureBatch.lease.*} has the member that holds something, and {@code azureBatch.wake.*} and
 * {@code azureBatch.note.*} tell the holder that something was changed by an operator or is new. A
 * thing is wanted as long as it has a row of a lease or a note. A lease lasts as long as its
 * member. So renewing is one update for each group of a node, for any number of leases, and yet
 * each lease is taken under a lock of its own. (A row for each node with all its leases would
 * exceed the 300 characters of a value; an expiry in each lease would need an update for each.)
 *
 * <p>A round of a node is one transaction, and one statement if nothing changes: it reads all rows,
 * and its plan follows from them. All nodes work out their shares from the same rows, so that no
 * two of them want the same lease. An expired member is never renewed: its node joins anew, and the
 * leases of the old member are free.
 *
 * <p>A node decides by its own clock that another one is dead. If clocks differ by more than a
 * third of a lease's duration, nodes take leases that others still hold.
 *
 * <p>ShedLock and db-scheduler do not fit. ShedLock has one row and one update for each lock, and
 * gives a lock to the node that asks first; here thousands of leases are shared evenly and renewed
 * with one update. db-scheduler needs a table of its own, which engines would have to be migrated
 * to.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.lease;

import org.jspecify.annotations.NullMarked;
