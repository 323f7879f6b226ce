/** The diagrams of the project: they are tidy, and their pictures are up to date. */
@NullMarked
package io.github.azurebatch.camunda.modeler.diagram;

import org.jspecify.annotations.NullMarked;
