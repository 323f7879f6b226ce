package io.github.azurebatch.camunda.impl.batch.sdk.model;

import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import io.github.azurebatch.camunda.impl.batch.task.TaskMark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates marks into environment settings, and back. */
public final class SdkMarks {

  private static final Set<String> SETTINGS =
      Set.of(
          TaskMark.KEY_SETTING,
          TaskMark.INSTALLATION_SETTING,
          TaskMark.PROCESS_INSTANCE_SETTING,
          TaskMark.ON_CANCEL_SETTING);

  private SdkMarks() {}

  public static List<EnvironmentSetting> of(TaskMark mark) {
    List<EnvironmentSetting> settings = new ArrayList<>();
    add(TaskMark.KEY_SETTING, mark.key(), settings);
    add(TaskMark.INSTALLATION_SETTING, mark.installationId(), settings);
    add(TaskMark.PROCESS_INSTANCE_SETTING, mark.processInstanceId(), settings);
    add(TaskMark.ON_CANCEL_SETTING, mark.onCancel(), settings);
    return settings;
  }

  private static void add(String name, @Nullable String value, List<EnvironmentSetting> settings) {
    if (value != null) {
      settings.add(new EnvironmentSetting().withName(name).withValue(value));
    }
  }

  /** The mark of a task; empty if it has none. */
  public static Optional<TaskMark> find(@Nullable List<EnvironmentSetting> settings) {
    Map<String, String> values = new LinkedHashMap<>();
    for (EnvironmentSetting setting : settings == null ? List.<EnvironmentSetting>of() : settings) {
      if (setting.name() != null && setting.value() != null) {
        values.put(setting.name(), setting.value());
      }
    }
    String key = values.get(TaskMark.KEY_SETTING);
    return key == null
        ? Optional.empty()
        : Optional.of(
            new TaskMark(
                key,
                values.get(TaskMark.INSTALLATION_SETTING),
                values.get(TaskMark.PROCESS_INSTANCE_SETTING),
                values.get(TaskMark.ON_CANCEL_SETTING)));
  }

  /** The settings that are not part of a mark. */
  public static List<EnvironmentSetting> without(@Nullable List<EnvironmentSetting> settings) {
    return settings == null
        ? List.of()
        : settings.stream().filter(setting -> !SETTINGS.contains(setting.name())).toList();
  }
}
