/** How the clients of Azure reach the network: proxy and time limits, in types of Java only. */
@NullMarked
package io.github.azurebatch.camunda.http;

import org.jspecify.annotations.NullMarked;
