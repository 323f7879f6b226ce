package io.github.azurebatch.camunda.impl.engine.input;

import io.github.azurebatch.camunda.impl.engine.access.GivenAccess;
import io.github.azurebatch.camunda.impl.engine.access.Granted;
import io.github.azurebatch.camunda.impl.engine.access.Requester;
import io.github.azurebatch.camunda.impl.engine.data.PlainData;
import io.github.azurebatch.camunda.impl.engine.mark.GivenMarks;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;

/** Inputs of an activity without an engine, and values that somebody may give. */
public final class GivenInputs {

  /** What readers look for, in places where nobody expects it. */
  private static final List<String> FRAGMENTS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "\n",
          " ",
          "|",
          "->",
          "=",
          "\\",
          "/",
          "..",
          "%",
          "$",
          "*",
          "?",
          "-",
          "#",
          "@",
          "'",
          "\u0000",
          "\uFEFF",
          "\uD83D",
          "ä",
          "null",
          "true",
          "0",
          "1",
          "-1",
          "1.50",
          "99999999999999999999",
          "1e999999999",
          "P1W",
          "PT",
          "T",
          "P99999999D",
          "{item}",
          "{item.a}",
          "{index}",
          "{{secrets.x}}",
          "a",
          "a.txt",
          "std*.txt",
          "required",
          "https://",
          "http",
          "else.where",
          "https://mystorage.blob.core.windows.net/",
          "?sv=1",
          "{\"a\":1}",
          "[\"a\"]",
          "{\"name\":\"A\"}",
          "filePattern",
          "A=b");

  /** What readers ask for in maps. */
  static final List<String> FIELDS =
      List.of(
          "account",
          "jobId",
          "taskId",
          "taskIdPrefix",
          "count",
          "submitted",
          "onCancel",
          "scope",
          "outputFiles",
          "container",
          "permissions",
          "lifetime",
          "name",
          "value",
          "filePattern",
          "path",
          "destination",
          "uploadOptions",
          "uploadCondition",
          "required",
          "identityReference",
          "uploadHeaders",
          "containerUrl",
          "httpUrl",
          "storageContainerUrl",
          "file",
          "files",
          "list",
          "url",
          "filePath",
          "fileMode",
          "registry",
          "password",
          "passwordSecret",
          "imageName",
          "taskIds",
          "taskIdRanges",
          "autoUser",
          "username",
          "reference",
          "containers",
          "truncated",
          "commandLine",
          "environment",
          "maxWallClockTime",
          "contentType",
          "kind",
          "id");

  private static final Granted ALL =
      GivenAccess.toAllOf(OfflineAccounts.open()).of(new Requester(null, "process"));

  private GivenInputs() {}

  public static Inputs of(Map<String, ?> values) {
    return Inputs.given(execution(), values, ALL, GivenMarks.trusting());
  }

  /** Inputs of an installation that believes only what has a valid mark. */
  public static Inputs strict(Map<String, ?> values) {
    return Inputs.given(execution(), values, ALL, GivenMarks.strict());
  }

  /** All of the account, to anyone. */
  public static Granted granted() {
    return ALL;
  }

  /**
   * The value as the engine keeps it for the activity, or refuses it before the activity begins.
   */
  public static @Nullable Object stored(String name, @Nullable Object value) {
    return StoredInput.of(name, PlainData.of(name, value));
  }

  /** One that has no variables. */
  public static DelegateExecution execution() {
    return (DelegateExecution)
        Proxy.newProxyInstance(
            GivenInputs.class.getClassLoader(),
            new Class<?>[] {DelegateExecution.class},
            (proxy, method, arguments) ->
                method.getReturnType() == String.class ? method.getName() : null);
  }

  /** A text as it may stand in a model. */
  public static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of(FRAGMENTS).list().ofMaxSize(6).map(parts -> String.join("", parts)),
        Arbitraries.of(FRAGMENTS).list().ofMaxSize(2).map(parts -> String.join("", parts)),
        Arbitraries.strings().ofMaxLength(12));
  }

  /** Plain data of any shape, with the fields that readers ask for. */
  public static Arbitrary<Object> values() {
    return values(3);
  }

  private static Arbitrary<Object> values(int depth) {
    Arbitrary<Object> scalars =
        Arbitraries.oneOf(
            texts(),
            texts(),
            texts(),
            Arbitraries.integers(),
            Arbitraries.bigDecimals(),
            Arbitraries.doubles(),
            Arbitraries.of(true, false));
    return depth == 0
        ? scalars
        : Arbitraries.oneOf(
            scalars,
            values(depth - 1).injectNull(0.1).list().ofMaxSize(3).map(list -> (Object) list),
            Arbitraries.maps(
                    Arbitraries.oneOf(Arbitraries.of(FIELDS), texts()),
                    values(depth - 1).injectNull(0.1))
                .ofMaxSize(4)
                .map(map -> (Object) map));
  }
}
