package io.github.azurebatch.camunda.impl.engine.submit.resource;

import static java.util.stream.Collectors.groupingBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.file.ResourceFile;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.StoredFile;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.WholeOutputs;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All files of a variable with outputs as resource files: one by one or, where the service does not
 * take that number, as their container, if that brings exactly these files to these paths.
 */
record OutputResourceFiles(Accounts accounts, Marks marks, Duration lifetime) {

  static boolean areIn(Fields fields) {
    return fields.has("reference") || (fields.has("files") && fields.has("list"));
  }

  /**
   * @throws InvalidInputException if not all of them are known, or they are too many
   */
  Stream<ResourceFile> read(Fields outputs) {
    List<OutputBlob> blobs =
        new WholeOutputs(accounts, marks)
            .files(outputs).stream().map(OutputResourceFiles::blob).toList();
    if (blobs.size() <= ResourceFilesSize.MOST_FILES) {
      List<ResourceFile> files = oneByOne(blobs);
      if (ResourceFilesSize.fits(files)) {
        return files.stream();
      }
    }
    return blobs.stream()
        .collect(groupingBy(OutputBlob::place, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .flatMap(
            entry ->
                container(entry.getKey(), entry.getValue())
                    .map(Stream::of)
                    .orElseGet(() -> few(entry.getValue()).stream()));
  }

  private static OutputBlob blob(StoredFile file) {
    BlobLocation location = file.location();
    if (file.path() == null) {
      throw new InvalidInputException(
          "the field 'path' of the file '%s' is missing".formatted(location.path()));
    }
    return new OutputBlob(
        new Place(location.account(), location.storage(), location.container()),
        location.path(),
        file.path());
  }

  private List<ResourceFile> few(List<OutputBlob> blobs) {
    if (blobs.size() > ResourceFilesSize.MOST_FILES) {
      throw ResourceFilesSize.tooMany(blobs.size(), "more than there is");
    }
    return oneByOne(blobs);
  }

  private List<ResourceFile> oneByOne(List<OutputBlob> blobs) {
    return blobs.stream()
        .<ResourceFile>map(
            blob ->
                new ResourceFile.Blob(
                    blob.place()
                        .storage()
                        .signBlobForReading(blob.place().container(), blob.name(), lifetime),
                    blob.path(),
                    null))
        .toList();
  }

  /** Whether these are all blobs with the prefix. There may be many more, which are not kept. */
  private static boolean hasOnly(List<OutputBlob> blobs, Place place, String prefix) {
    Set<String> missing = blobs.stream().map(OutputBlob::name).collect(Collectors.toSet());
    AtomicBoolean others = new AtomicBoolean();
    place
        .storage()
        .visit(
            place.container(),
            prefix,
            blob -> {
              if (!missing.remove(blob.name())) {
                others.set(true);
              }
            });
    return missing.isEmpty() && !others.get();
  }

  /** The node keeps the directories of a container, so that names and paths must be the same. */
  private Optional<ResourceFile> container(Place place, List<OutputBlob> blobs) {
    if (!blobs.stream().allMatch(blob -> blob.name().equals(blob.path()))) {
      return Optional.empty();
    }
    String prefix = commonStart(blobs);
    if (!hasOnly(blobs, place, prefix)) {
      return Optional.empty();
    }
    return Optional.of(
        new ResourceFile.Container(
            place
                .storage()
                .signContainer(place.container(), SasPermissions.READ_AND_LIST, lifetime),
            prefix.isEmpty() ? null : prefix,
            null,
            null));
  }

  private static String commonStart(List<OutputBlob> blobs) {
    String common = blobs.get(0).name();
    for (OutputBlob blob : blobs) {
      int end = 0;
      while (end < Math.min(common.length(), blob.name().length())
          && common.charAt(end) == blob.name().charAt(end)) {
        end++;
      }
      common = common.substring(0, end);
    }
    return common;
  }

  private record Place(String account, BlobStorage storage, String container) {}

  /**
   * @param path where it goes on the node
   */
  private record OutputBlob(Place place, String name, String path) {}
}
