/** Processes of the operating system: finding a program, ending a process with its children. */
@NullMarked
package io.github.azurebatch.camunda.local.process;

import org.jspecify.annotations.NullMarked;
