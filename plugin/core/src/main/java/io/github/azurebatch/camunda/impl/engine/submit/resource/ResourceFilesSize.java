package io.github.azurebatch.camunda.impl.engine.submit.resource;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.file.ResourceFile;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much room the resource files of a task take. The service refuses more than 32,768 characters,
 * "Total size of resourceFiles"; how it counts is not documented. Here the JSON is counted that is
 * sent.
 */
final class ResourceFilesSize {

  static final int MOST = 32_768;

  /** More files than this do not fit, even if their URLs are short. */
  static final int MOST_FILES = 500;

  private ResourceFilesSize() {}

  static boolean fits(List<ResourceFile> files) {
    return of(files) <= MOST;
  }

  /**
   * @throws InvalidInputException if the service would refuse their number
   */
  static List<ResourceFile> check(List<ResourceFile> files) {
    int size = of(files);
    if (size > MOST) {
      throw tooMany(files.size(), size + " characters");
    }
    return files;
  }

  static InvalidInputException tooMany(int count, String size) {
    return new InvalidInputException(
        "%d resource files take %s of the request, and the service allows %d for all files of a task. Give the container in their place: 'storageContainerUrl' with a 'blobPrefix' fetches any number of blobs into the directories that their names say"
            .formatted(count, size, MOST));
  }

  private static int of(List<ResourceFile> files) {
    return files.isEmpty()
        ? 0
        : Json.write(files.stream().map(ResourceFilesSize::wire).toList()).length();
  }

  private static Map<String, Object> wire(ResourceFile file) {
    Map<String, Object> wire = new LinkedHashMap<>();
    put(wire, "fileMode", file.fileMode());
    if (file instanceof ResourceFile.Http http) {
      put(wire, "httpUrl", http.httpUrl().toString());
      put(wire, "filePath", http.filePath());
    } else if (file instanceof ResourceFile.Blob blob) {
      put(wire, "httpUrl", blob.httpUrl().value().toString());
      put(wire, "filePath", blob.filePath());
    } else if (file instanceof ResourceFile.Container container) {
      put(wire, "storageContainerUrl", container.storageContainerUrl().value().toString());
      put(wire, "blobPrefix", container.blobPrefix());
      put(wire, "filePath", container.filePath());
    } else if (file instanceof ResourceFile.AutoStorage linked) {
      put(wire, "autoStorageContainerName", linked.autoStorageContainerName());
      put(wire, "blobPrefix", linked.blobPrefix());
      put(wire, "filePath", linked.filePath());
    }
    return wire;
  }

  private static void put(Map<String, Object> wire, String name, @Nullable String value) {
    if (value != null) {
      wire.put(name, value);
    }
  }
}
