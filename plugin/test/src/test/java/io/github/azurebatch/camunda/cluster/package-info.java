/**
 * Engine nodes in JVMs of their own, which can be killed: {@link
 * io.github.azurebatch.camunda.cluster.NodeProcess}.
 */
@NullMarked
package io.github.azurebatch.camunda.cluster;

import org.jspecify.annotations.NullMarked;
