package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.engine.event.StorageEvents;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget.Upload;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The places of which events tell, and that a wait will have blobs in.
 *
 * @param surely whether there are some however a task ends, so that events tell of each
 */
record UploadPlaces(Set<Long> keys, Set<Long> containers, boolean surely) {

  static final UploadPlaces NONE = new UploadPlaces(Set.of(), Set.of(), true);

  private static final Set<UploadCondition> EACH_END =
      EnumSet.of(UploadCondition.TASK_SUCCESS, UploadCondition.TASK_FAILURE);

  /** The tasks of a list all declare the same. */
  static UploadPlaces of(List<Upload> uploads, StorageEvents events) {
    Set<Long> keys = new HashSet<>();
    Set<Long> containers = new HashSet<>();
    Set<UploadCondition> conditions = EnumSet.noneOf(UploadCondition.class);
    for (Upload upload : uploads) {
      upload
          .key(events)
          .ifPresent(
              key -> {
                keys.add(key);
                upload.containerKey(events).ifPresent(containers::add);
                conditions.add(upload.file().condition());
              });
    }
    return new UploadPlaces(
        Set.copyOf(keys),
        Set.copyOf(containers),
        conditions.contains(UploadCondition.TASK_COMPLETION) || conditions.containsAll(EACH_END));
  }
}
