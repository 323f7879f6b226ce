package io.github.azurebatch.camunda.impl.engine.input;

import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.JRE;

/** Values of GraalVM's JavaScript, of the version that Camunda names; later JDKs do not run it. */
final class JavaScripts {

  private static final boolean RUN = JRE.currentJre().compareTo(JRE.JAVA_21) <= 0;

  private JavaScripts() {}

  static List<String> all() {
    return List.of(
        "const a = []; a.push(a); a",
        "const o = {}; o.o = {o}; o",
        "({get a() { throw new Error('given by a getter') }})",
        "new Proxy({}, {ownKeys() { throw new Error('given by a proxy') }})",
        "new Proxy([], {get() { throw new Error('given by a proxy') }})",
        "(function* () { throw new Error('given by a generator') })()",
        "(function () { return 1 })",
        "Symbol('a')",
        "new Error('a')",
        "Promise.resolve(1)",
        "/a/",
        "new Date(NaN)",
        "[,1]",
        "NaN",
        "10n ** 400n",
        "new Map([[{}, 1]])",
        "new Set([new Set()])",
        "let d = []; for (let i = 0; i < 3000; i++) d = [d]; d",
        "({toString() { throw new Error('given by a text') }})",
        "new Uint8Array(3)",
        "'\\ud800'",
        "null");
  }

  /** The value; the script itself where it cannot be run. */
  static @Nullable Object value(String script) {
    return RUN ? JavaScript.value(script) : script;
  }

  private static final class JavaScript {

    private static final Context CONTEXT =
        Context.newBuilder("js")
            .allowHostAccess(HostAccess.ALL)
            .option("engine.WarnInterpreterOnly", "false")
            .build();

    /** In a function of its own: scripts may have the same names. Camunda hands over objects so. */
    static @Nullable Object value(String script) {
      int last = script.lastIndexOf(';') + 1;
      String body =
          "(() => { " + script.substring(0, last) + " return " + script.substring(last) + " })()";
      return CONTEXT.eval("js", body).as(Object.class);
    }
  }
}
