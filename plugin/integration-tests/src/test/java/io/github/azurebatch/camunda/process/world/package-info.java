/** What changes in Azure while processes run: deleted, made again, refused, out of reach. */
@NullMarked
package io.github.azurebatch.camunda.process.world;

import org.jspecify.annotations.NullMarked;
