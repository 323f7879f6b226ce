package io.github.azurebatch.camunda.impl.http;

import com.azure.storage.blob.BlobServiceVersion;
import java.util.Arrays;
import java.util.List;

/** The versions of the REST API of Azure Storage. */
public final class ServiceVersions {

  private ServiceVersions() {}

  /** The versions that the blob SDK supports, the oldest first. */
  public static List<String> known() {
    return Arrays.stream(BlobServiceVersion.values()).map(BlobServiceVersion::getVersion).toList();
  }
}
