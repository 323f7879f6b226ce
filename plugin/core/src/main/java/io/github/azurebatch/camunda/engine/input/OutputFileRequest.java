package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.batch.UploadCondition;
import io.github.azurebatch.camunda.engine.output.FilePattern;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the input {@code outputFiles}, before ids are filled in.
 *
 * @param path with placeholders; null for the default
 * @param kind an output kind of the File Conventions, without its dollar sign; null for none
 */
record OutputFileRequest(
    FilePattern pattern,
    @Nullable String path,
    UploadCondition condition,
    boolean required,
    @Nullable String kind,
    RequestedDestination destination,
    Map<String, String> uploadHeaders) {}
