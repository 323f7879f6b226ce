package io.github.azurebatch.camunda.impl.engine.input;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.BatchId;
import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.access.Granted;
import io.github.azurebatch.camunda.impl.engine.account.AccountClients;
import io.github.azurebatch.camunda.impl.engine.data.PlainText;
import io.github.azurebatch.camunda.impl.engine.data.value.Choice;
import io.github.azurebatch.camunda.impl.engine.data.value.Durations;
import io.github.azurebatch.camunda.impl.engine.data.value.WholeNumber;
import io.github.azurebatch.camunda.impl.engine.data.value.YesOrNo;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.secret.ModelSecrets;
import io.github.azurebatch.camunda.impl.engine.secret.SecretPlaces;
import io.github.azurebatch.camunda.impl.engine.variable.PlainVariables;
import io.github.azurebatch.camunda.impl.engine.variable.StoredText;
import io.github.azurebatch.camunda.impl.secret.Signatures;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one activity. Empty means absent. Each mistake is an {@link InvalidInputException}
 * that names the activity, the input, the value and what is allowed.
 */
public final class Inputs {

  /** The activity that they are of, and what they may name. */
  private record Context(
      DelegateExecution execution, ModelSecrets secrets, Granted granted, Marks marks) {}

  private final Context context;
  private final String path;
  private final Map<String, Object> values;

  private Inputs(Context context, String path, Map<String, Object> values) {
    this.context = context;
    this.path = path;
    this.values = values;
  }

  /**
   * Reads the declared inputs of the execution's activity.
   *
   * @param access to the accounts that they name
   * @throws InvalidInputException if one of them holds a signature or a secret's name that is not
   *     the model's own, or is not plain data
   */
  public static Inputs of(DelegateExecution execution, Access access) {
    Map<String, Object> values = new LinkedHashMap<>();
    ActivityImpl activity = ((ExecutionEntity) execution).getActivity();
    Context context =
        new Context(
            execution, ModelSecrets.of(activity), access.of(execution), Marks.of(execution));
    Inputs inputs = new Inputs(context, "", values);
    for (String name : DeclaredInputs.of(activity)) {
      Object value =
          JsonText.withoutByteOrderMark(
              inputs.checked(name, execution, scope -> PlainVariables.local(scope, name)));
      if (value != null && isGiven(value)) {
        inputs.refuseSignature(name, value);
        inputs.checked(name, value, given -> context.secrets().requireOwn(name, given));
        values.put(name, value);
      }
    }
    String result = inputs.resultVariable("");
    inputs.checked(AzureBatchInputs.RESULT_VARIABLE, result, StoredText::checkName);
    return inputs;
  }

  /** Inputs with values that are plain. */
  static Inputs given(
      DelegateExecution execution, Map<String, ?> values, Granted granted, Marks marks) {
    Context context = new Context(execution, ModelSecrets.ofGiven(values), granted, marks);
    return new Inputs(context, "", new LinkedHashMap<>(values));
  }

  private static boolean isGiven(@Nullable Object value) {
    return value instanceof String text ? !text.isBlank() : value != null;
  }

  /** These inputs, with other values for some of them. */
  public Inputs with(Map<String, ?> others) {
    Map<String, Object> changed = new LinkedHashMap<>(values);
    changed.putAll(others);
    return new Inputs(context, path, changed);
  }

  /**
   * The fields of an input that is a JSON object, as inputs of their own.
   *
   * @throws InvalidInputException if there is one that is not known
   */
  public Inputs nested(String name, Set<String> known) {
    Map<String, Object> fields =
        checked(name, values.getOrDefault(name, Map.of()), value -> RestForms.object(value, known));
    fields.values().removeIf(value -> !isGiven(value));
    Inputs nested = new Inputs(context, path + name + ".", fields);
    fields.forEach(
        (field, value) ->
            nested.checked(field, value, given -> SecretPlaces.requireAllowed(field, given)));
    return nested;
  }

  private void refuseSignature(String name, Object value) {
    if (Signatures.occurInData(value)) {
      throw invalid(name, InputComplaint.HOLDS_A_SIGNATURE);
    }
  }

  /**
   * Whether the model's own text of the input names a secret, which its process must be granted.
   */
  public Predicate<String> ownSecrets(String name) {
    String declared = (path + name).replaceFirst("\\..*", "");
    return secret ->
        context.secrets().name(declared, secret) && granted().rights().requireSecret(secret);
  }

  /** Of the activity. */
  public DelegateExecution execution() {
    return context.execution();
  }

  /** The value as it was given: plain data. */
  public @Nullable Object value(String name) {
    return values.get(name);
  }

  /** The value as it was given or, if the input is missing, the value of that variable. */
  public @Nullable Object valueOrVariable(String name, String variable) {
    Object value = values.get(name);
    return value == null
        ? checked(name, context.execution(), scope -> PlainVariables.visible(scope, variable))
        : value;
  }

  public String text(String name) {
    String text = optionalText(name);
    if (text == null) {
      throw invalid(name, "is missing");
    }
    return text;
  }

  public @Nullable String optionalText(String name) {
    Object value = values.get(name);
    return value == null ? null : checked(name, value, PlainText::of).strip();
  }

  public String textOr(String name, String otherwise) {
    String text = optionalText(name);
    return text == null ? otherwise : text;
  }

  public @Nullable Duration duration(String name) {
    String text = optionalText(name);
    return text == null ? null : checked(name, text, Durations::parse);
  }

  public @Nullable Integer number(String name) {
    String text = optionalText(name);
    return text == null ? null : checked(name, text, WholeNumber::parse);
  }

  /** How many of something; 0 if the input is missing. */
  public int count(String name) {
    Integer count = number(name);
    if (count != null && count < 0) {
      throw invalid(name, "is " + count + "; allowed is 0 or more");
    }
    return count == null ? 0 : count;
  }

  /** The value of a yes-or-no input. */
  public boolean flag(String name, boolean otherwise) {
    String text = optionalText(name);
    return text == null ? otherwise : checked(name, text, YesOrNo::parse);
  }

  /** The word that was chosen, or the first one if the input is missing. */
  public String choice(String name, Choice choice) {
    return checked(name, textOr(name, choice.first()), choice::parse);
  }

  /** The entries of a list, or of a text with one on each line or between commas. */
  public List<String> texts(String name) {
    Object value = values.get(name);
    return value == null ? List.of() : checked(name, value, TextEntries::read);
  }

  /** The id of something at Azure Batch, such as {@code jobId}. */
  public String batchId(String name) {
    return checked(name, text(name), id -> BatchId.check(name.replaceFirst("Id$", ""), id));
  }

  /** What the activity's process may use. */
  public Granted granted() {
    return context.granted();
  }

  /** The Azure Batch job that the activity names, which its process must be granted. */
  public String jobId() {
    String id = batchId(AzureBatchInputs.JOB_ID);
    String account = account().name();
    return checked(AzureBatchInputs.JOB_ID, id, job -> granted().requireJob(account, job));
  }

  public Marks marks() {
    return context.marks();
  }

  /** The account that the activity names, or the default one. */
  public AccountClients account() {
    String name = optionalText(AzureBatchInputs.ACCOUNT);
    return name == null
        ? granted().accounts().get(null)
        : checked(AzureBatchInputs.ACCOUNT, name, granted().accounts()::get);
  }

  /** The name of the variable that takes the result. */
  public String resultVariable(String otherwise) {
    return textOr(AzureBatchInputs.RESULT_VARIABLE, otherwise);
  }

  /** Applies the check, and says in its complaint which activity and input it is about. */
  public <V, R extends @Nullable Object> R checked(
      String name, V value, Function<? super V, ? extends R> check) {
    try {
      return check.apply(value);
    } catch (InvalidInputException e) {
      throw invalid(name, "is not allowed: " + e.getMessage());
    }
  }

  /** A complaint about one input. */
  public InvalidInputException invalid(String name, String complaint) {
    return InputComplaint.of(context.execution(), path + name, complaint);
  }
}
