package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.batch.OutputFile;
import io.github.azurebatch.camunda.engine.output.DeclaredOutputFile;
import java.util.List;

/**
 * The output files of one task.
 *
 * @param declared what is kept, without signatures
 * @param signed what is sent
 */
record OutputFiles(List<DeclaredOutputFile> declared, List<OutputFile> signed) {}
