package io.github.azurebatch.camunda.impl.engine.submit.resource;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.file.ResourceFile;
import io.github.azurebatch.camunda.impl.engine.access.Granted;
import io.github.azurebatch.camunda.impl.engine.access.Rights;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.input.Entries;
import io.github.azurebatch.camunda.impl.engine.input.TextLine;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.GivenFiles;
import io.github.azurebatch.camunda.impl.secret.SignedUrl;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the input {@code resourceFiles}: text with lines {@code url -> filePath}, the REST API's
 * shape as JSON or maps, an {@code outputs} variable of an activity upstream, or files of it. What
 * lies in the storage of a configured account is signed for reading, in memory.
 */
public final class ResourceFilesReader {

  private static final Set<String> KNOWN =
      Set.of(
          "httpUrl",
          "storageContainerUrl",
          "autoStorageContainerName",
          "blobPrefix",
          "filePath",
          "fileMode",
          "file");

  private final Accounts accounts;
  private final Rights rights;
  private final Marks marks;
  private final Duration lifetime;

  /**
   * @param marks tell which files an activity has handed out
   * @param lifetime of the signatures
   */
  public ResourceFilesReader(Granted granted, Marks marks, Duration lifetime) {
    this.accounts = granted.accounts();
    this.rights = granted.rights();
    this.marks = marks;
    this.lifetime = lifetime;
  }

  public List<ResourceFile> read(Object value) {
    return ResourceFilesSize.check(Entries.read(value, this::fromLine, this::fromData));
  }

  /** The fields that a line stands for. */
  public static Map<String, Object> fields(TextLine line) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("httpUrl", line.left());
    if (line.right() != null && !line.right().isEmpty()) {
      file.put("filePath", line.right());
    }
    return file;
  }

  private ResourceFile fromLine(TextLine line) {
    String filePath = line.right();
    return fromUrl(line.left(), filePath == null || filePath.isEmpty() ? null : filePath, null);
  }

  private Stream<ResourceFile> fromData(Object data) {
    Fields fields = Fields.of(data);
    if (OutputResourceFiles.areIn(fields)) {
      return new OutputResourceFiles(accounts, marks, lifetime).read(fields);
    }
    if (fields.has("url") && fields.has("container")) {
      return Stream.of(fromOutput(fields, null, null));
    }
    fields.refuseOthersThan(KNOWN);
    return Stream.of(fromEntry(fields));
  }

  private ResourceFile fromEntry(Fields fields) {
    String filePath = fields.optionalText("filePath");
    String fileMode = fields.optionalText("fileMode");
    requireOneSource(fields);
    if (fields.has("file")) {
      return fromOutput(Fields.of(fields.value("file")), filePath, fileMode);
    }
    if (fields.has("httpUrl")) {
      return fromUrl(fields.text("httpUrl"), filePath, fileMode);
    }
    String blobPrefix = fields.optionalText("blobPrefix");
    if (fields.has("autoStorageContainerName")) {
      String container = rights.requireNamed(fields.text("autoStorageContainerName"));
      return new ResourceFile.AutoStorage(container, blobPrefix, filePath, fileMode);
    }
    BlobLocation location = container(fields.text("storageContainerUrl"));
    return new ResourceFile.Container(
        location
            .storage()
            .signContainer(location.container(), SasPermissions.READ_AND_LIST, lifetime),
        blobPrefix,
        filePath,
        fileMode);
  }

  private static void requireOneSource(Fields fields) {
    Set<String> sources =
        Set.of("file", "httpUrl", "storageContainerUrl", "autoStorageContainerName");
    if (sources.stream().filter(fields::has).count() != 1) {
      throw new InvalidInputException(
          "exactly one of file, httpUrl, storageContainerUrl and autoStorageContainerName is needed");
    }
  }

  private ResourceFile fromOutput(
      Fields file, @Nullable String filePath, @Nullable String fileMode) {
    BlobLocation location = new GivenFiles(accounts, marks).located(file);
    String target = filePath == null ? file.text("path") : filePath;
    return new ResourceFile.Blob(sign(location), target, fileMode);
  }

  private ResourceFile fromUrl(String url, @Nullable String filePath, @Nullable String fileMode) {
    BlobLocation location =
        accounts.locate(url).filter(found -> !found.path().isEmpty()).orElse(null);
    if (location != null) {
      return new ResourceFile.Blob(
          sign(location), target(url, location.path(), filePath), fileMode);
    }
    HttpUrl http = HttpUrl.parse(url);
    return new ResourceFile.Http(http.uri(), target(url, http.path(), filePath), fileMode);
  }

  /** The path on the node: as the model gives it, or the name of the file at the URL. */
  private static String target(String url, String path, @Nullable String filePath) {
    if (filePath != null) {
      return filePath;
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      throw new InvalidInputException("'" + url + "' names no file; give it a filePath");
    }
    return name;
  }

  private SignedUrl sign(BlobLocation location) {
    return location.storage().signBlobForReading(location.container(), location.path(), lifetime);
  }

  private BlobLocation container(String url) {
    BlobLocation location = accounts.located(url);
    if (!location.path().isEmpty()) {
      throw new InvalidInputException(
          "'%s' leads to something in a container; give the container's URL, and '%s' as the blobPrefix"
              .formatted(url, location.path()));
    }
    return location;
  }
}
