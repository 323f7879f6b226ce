/** The roles that an identity of Microsoft Entra ID needs, and what is refused without them. */
@NullMarked
package io.github.azurebatch.camunda.process.roles;

import org.jspecify.annotations.NullMarked;
