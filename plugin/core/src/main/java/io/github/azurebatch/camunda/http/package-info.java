/** How the Azure SDKs call Azure: the JDK's HTTP client, without needless warnings. */
@NullMarked
package io.github.azurebatch.camunda.http;

import org.jspecify.annotations.NullMarked;
