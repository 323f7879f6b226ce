/**
 * The HTTP client below the blob SDK, what ends calls and listings of both SDKs, and tokens of
 * Microsoft Entra ID.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.http;

import org.jspecify.annotations.NullMarked;
