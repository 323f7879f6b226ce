/**
 * What can go wrong. The type says what the engine does with it: {@link InvalidInputException} and
 * {@link RefusedException} become an incident at once, {@link UnavailableException} is retried by
 * the activity's retry cycle, {@link BusyException} is retried for hours, and {@link
 * ThrottledException} as long as it takes.
 *
 * <p>Faults that a model may want to catch are no exceptions here: they are BPMN errors, decided
 * where the outcome of an Azure Batch task is judged.
 */
@NullMarked
package io.github.azurebatch.camunda.fault;

import org.jspecify.annotations.NullMarked;
