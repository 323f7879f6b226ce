/** Several engine nodes on one database. */
@NullMarked
package io.github.azurebatch.camunda.process.cluster;

import org.jspecify.annotations.NullMarked;
