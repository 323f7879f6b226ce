/** The HTTP client below both Azure SDKs, and tokens of Microsoft Entra ID. */
@NullMarked
package io.github.azurebatch.camunda.impl.http;

import org.jspecify.annotations.NullMarked;
