/**
 * The process engine plugin and its configuration: what users touch.
 *
 * <p>{@link io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin} puts {@code engine} into a
 * process engine; {@code engine} uses {@code batch} and {@code storage}, which know neither Camunda
 * nor each other. {@code fault} and {@code secret} serve all of them.
 */
@NullMarked
package io.github.azurebatch.camunda;

import org.jspecify.annotations.NullMarked;
