/** Values that must not be shown: keys, signatures, signed URLs. */
@NullMarked
package io.github.azurebatch.camunda.secret;

import org.jspecify.annotations.NullMarked;
