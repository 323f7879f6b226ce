/** The operating system: finding a program, ending a process with its children, directories. */
@NullMarked
package io.github.azurebatch.camunda.local.os;

import org.jspecify.annotations.NullMarked;
