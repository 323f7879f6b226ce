package io.github.azurebatch.camunda.impl.engine.input;

import io.github.azurebatch.camunda.impl.engine.bpmn.InputElements;
import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.core.model.PropertyKey;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The names of the input parameters that an activity declares. A process variable that happens to
 * have the name of an input is not an input.
 */
public final class DeclaredInputs {

  private static final PropertyKey<Set<String>> KEY = new PropertyKey<>("azureBatchInputs");

  private DeclaredInputs() {}

  /** Records the names at deployment. */
  public static void record(Element activityElement, ActivityImpl activity) {
    Set<String> names = new LinkedHashSet<>();
    InputElements.of(activityElement).forEach(input -> names.add(input.attribute("name")));
    activity.getProperties().set(KEY, names);
  }

  /** Whether the activity is one of this plugin's. */
  public static boolean areRecordedOf(ActivityImpl activity) {
    return activity.getProperties().get(KEY) != null;
  }

  /** Whether the activity declares the input. */
  public static boolean has(ActivityImpl activity, String name) {
    return of(activity).contains(name);
  }

  static Set<String> of(ActivityImpl activity) {
    Set<String> names = activity.getProperties().get(KEY);
    return names == null ? Set.of() : names;
  }
}
