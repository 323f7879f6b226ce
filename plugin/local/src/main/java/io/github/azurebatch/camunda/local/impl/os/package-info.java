/** The operating system: finding a program, ending a process with its children, directories. */
@NullMarked
package io.github.azurebatch.camunda.local.impl.os;

import org.jspecify.annotations.NullMarked;
