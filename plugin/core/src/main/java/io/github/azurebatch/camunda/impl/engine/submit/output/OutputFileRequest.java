package io.github.azurebatch.camunda.impl.engine.submit.output;

import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
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
