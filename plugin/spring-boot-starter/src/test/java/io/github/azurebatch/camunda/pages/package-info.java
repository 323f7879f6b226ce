/**
 * The pages of the repository say nothing that is not so: what they show is in files that are built
 * and tested, what they name exists, and they leave nothing out.
 */
@NullMarked
package io.github.azurebatch.camunda.pages;

import org.jspecify.annotations.NullMarked;
