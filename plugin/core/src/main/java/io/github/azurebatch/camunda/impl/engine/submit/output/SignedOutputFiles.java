package io.github.azurebatch.camunda.impl.engine.submit.output;

import io.github.azurebatch.camunda.impl.batch.file.OutputFile;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Output files as they are sent.
 *
 * @param sasLifetime how long the signatures last; null where nothing was signed
 */
public record SignedOutputFiles(List<OutputFile> files, @Nullable Duration sasLifetime) {}
