package io.github.azurebatch.camunda.impl.engine.mark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;

/** The marks of the values that one process instance is given, and of those it brings back. */
public final class Marks {

  private final InstallationKey key;
  private final Owner owner;
  private final UnmarkedValues unmarked;

  Marks(InstallationKey key, Owner owner, UnmarkedValues unmarked) {
    this.key = key;
    this.owner = owner;
    this.unmarked = unmarked;
  }

  /** Those of the execution's process instance, in a transaction of the engine. */
  public static Marks of(DelegateExecution execution) {
    return Context.getCommandContext()
        .getSession(MarkSession.class)
        .authenticity()
        .of(Owner.of(execution));
  }

  /** The value with its mark. */
  public Map<String, Object> on(MarkedKind kind, Map<String, ?> value) {
    Map<String, Object> marked = new LinkedHashMap<>(value);
    marked.put(MarkedKind.FIELD, mark(kind, value));
    return marked;
  }

  /** Outputs whose files, and whose reference to a list of tasks, have their marks. */
  public Map<String, Object> onOutputs(Map<String, ?> outputs) {
    Map<String, Object> marked = new LinkedHashMap<>(outputs);
    if (marked.get("files") instanceof Map<?, ?> files) {
      Map<Object, Object> markedFiles = new LinkedHashMap<>();
      files.forEach((name, file) -> markedFiles.put(name, on(MarkedKind.OUTPUT_FILE, map(file))));
      marked.put("files", markedFiles);
      marked.put("list", List.copyOf(markedFiles.values()));
    }
    marked.computeIfPresent(
        "reference", (name, reference) -> on(MarkedKind.BATCH_TASKS, map(reference)));
    return marked;
  }

  @SuppressWarnings("unchecked") // the plugin has made it
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  /**
   * Refuses a value that nothing shows to be handed out by the plugin as it is, to this owner.
   *
   * @param names what the value names
   * @throws InvalidInputException if it has no valid mark, and is not to be believed all the same
   */
  public void require(MarkedKind kind, Map<?, ?> value, Names names) {
    require(Set.of(kind), kind, value, names);
  }

  /**
   * Refuses a value that is of none of these kinds.
   *
   * @param expected how the message names it
   * @throws InvalidInputException if it has no valid mark, and is not to be believed all the same
   */
  public void require(Set<MarkedKind> kinds, MarkedKind expected, Map<?, ?> value, Names names) {
    Object given = value.get(MarkedKind.FIELD);
    if (kinds.stream().noneMatch(kind -> isValid(kind, value, given))
        && !unmarked.areBelieved(owner, names)) {
      throw new InvalidInputException(
          "%s%s is not believed: its mark%s. Name the job or the container by plain inputs, let an activity make the value, or set the property 'trust-unmarked-values'"
              .formatted(expected.text(), names.text(), complaint(expected, given == null)));
    }
  }

  /** Whether the plugin has handed out the value to this owner, as it is. */
  public boolean areOn(MarkedKind kind, Map<?, ?> value) {
    return isValid(kind, value, value.get(MarkedKind.FIELD));
  }

  private static String complaint(MarkedKind kind, boolean isMissing) {
    if (isMissing) {
      return ", which the plugin sets, is missing";
    }
    return kind.isOfInstance()
        ? " is of other values, another process instance or another tenant"
        : " is of other values, or of another tenant";
  }

  private boolean isValid(MarkedKind kind, Map<?, ?> value, @Nullable Object given) {
    return given instanceof String text
        && MessageDigest.isEqual(mark(kind, value).getBytes(UTF_8), text.getBytes(UTF_8));
  }

  private String mark(MarkedKind kind, Map<?, ?> value) {
    return key.get().mark(CanonicalJson.of(kind, owner, value));
  }
}
