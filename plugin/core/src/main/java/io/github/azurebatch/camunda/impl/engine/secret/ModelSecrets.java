package io.github.azurebatch.camunda.impl.engine.secret;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.bpmn.InputElements;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.core.model.PropertyKey;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The secrets that the model's own text names in the inputs of an activity: the parts of a text
 * between its expressions. What an expression, a script or a variable brings in names none, because
 * a starter of the process may have set it.
 *
 * @param inputs by the names of the inputs
 */
public record ModelSecrets(Map<String, InputText> inputs) {

  private static final PropertyKey<ModelSecrets> KEY = new PropertyKey<>("azureBatchSecrets");

  /** Records at deployment what the model's text names. */
  public static void record(Element activityElement, ActivityImpl activity) {
    activity.getProperties().set(KEY, in(activityElement));
  }

  /** What the text of the activity's element names. */
  public static ModelSecrets in(Element activityElement) {
    Map<String, InputText> inputs = new HashMap<>();
    InputElements.of(activityElement)
        .forEach(input -> inputs.put(input.attribute("name"), InputText.of(input)));
    return new ModelSecrets(Map.copyOf(inputs));
  }

  /** What was recorded of the activity. */
  public static ModelSecrets of(ActivityImpl activity) {
    ModelSecrets recorded = activity.getProperties().get(KEY);
    return recorded == null ? new ModelSecrets(Map.of()) : recorded;
  }

  /** For values that are all the model's own. */
  public static ModelSecrets ofGiven(Map<String, ?> values) {
    Map<String, InputText> inputs = new HashMap<>();
    values.forEach((name, value) -> inputs.put(name, InputText.ofGiven(value)));
    return new ModelSecrets(inputs);
  }

  /** Whether the model's own text of the input names the secret. */
  public boolean name(String input, String secret) {
    return text(input).namesSecret(secret);
  }

  /** The secrets that the model's own text of the input names in {@code {{secrets.name}}}. */
  public Set<String> namedIn(String input) {
    return new TreeSet<>(text(input).names().names());
  }

  /** The secrets that the model's own text of the input names in {@code passwordSecret}. */
  public Set<String> passwordsIn(String input) {
    return new TreeSet<>(text(input).passwords());
  }

  /**
   * Refuses a value that names secrets where it has no place for them, or others than the model's
   * own text of the input does.
   *
   * @param value plain data
   * @throws InvalidInputException with the name of one that was brought in
   */
  public Object requireOwn(String input, Object value) {
    if (SecretPlaces.areIn(input)) {
      SecretNames own = text(input).names();
      requireSame(own, SecretNames.in(value));
      requireSame(own, SecretNames.in(NestedJson.parsed(value)));
    }
    return SecretPlaces.requireAllowed(input, value);
  }

  private static void requireSame(SecretNames own, SecretNames found) {
    String beyond = found.beyond(own);
    if (beyond != null) {
      throw new InvalidInputException(
          "a value that was put into it names the secret '%s'. Only the model's own text names secrets: write {{secrets.<name>}} there in one piece, beside expressions and not in them"
              .formatted(beyond));
    }
    if (!found.equals(own)) {
      throw new InvalidInputException(
          "a value that was put into it hides the secret '%s', which the model's own text names"
              .formatted(own.beyond(found)));
    }
  }

  private InputText text(String input) {
    return inputs.getOrDefault(input, InputText.NONE);
  }
}
