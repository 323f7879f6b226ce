package io.github.azurebatch.camunda.impl.batch.file;

import java.util.Map;

/**
 * Files that the service uploads when the task ends.
 *
 * @param filePattern relative to the task's working directory
 * @param destination the container, and the permission to write there
 * @param path the blob name (pattern without wildcard) or the virtual directory (with one)
 * @param uploadHeaders headers for the blobs, such as {@code x-ms-blob-content-type}
 * @see <a href="https://learn.microsoft.com/rest/api/batchservice/task/add-task#outputfile">REST
 *     API, OutputFile</a>
 */
public record OutputFile(
    String filePattern,
    OutputDestination destination,
    String path,
    UploadCondition uploadCondition,
    Map<String, String> uploadHeaders) {}
