/**
 * What users meet: the projects in {@code projects} have no parent and no BOM of this build, and
 * get its artifacts from a Maven repository into which they were installed.
 */
@NullMarked
package io.github.azurebatch.camunda.outside;

import org.jspecify.annotations.NullMarked;
