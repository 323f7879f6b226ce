package io.github.azurebatch.camunda.impl.engine.expression;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.script.ScriptException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.spin.SpinRuntimeException;

/**
 * Why an expression, or a script, has no value.
 *
 * <p>It may call beans of the application, whose failures may pass. So what counts is the code that
 * was running: if only the expression's own machinery and classes of Java were running, each retry
 * fails alike.
 *
 * @param first the innermost exception: the engine wraps it
 */
record EvaluationFailure(Throwable first) {

  /** The beginning of the engine's packages; forks of the engine have another one. */
  private static final String ENGINE =
      ProcessEngineException.class.getPackageName().replaceFirst("engine$", "");

  private static final String SPIN = SpinRuntimeException.class.getPackageName() + ".";

  private static final List<String> MACHINERY =
      List.of(
          ENGINE + "impl.juel.",
          ENGINE + "engine.impl.el.",
          // on Operaton, whose JUEL has it not inside
          "jakarta.el.",
          ENGINE + "engine.impl.scripting.",
          SPIN,
          "groovy.",
          "org.codehaus.groovy.",
          "org.apache.groovy.",
          "org.graalvm.",
          "com.oracle.truffle.",
          "org.openjdk.nashorn.",
          "org.python.",
          "org.jruby.");

  /** Causes may go round in a circle. */
  private static final int MOST_CAUSES = 100;

  private static final List<String> JAVA =
      List.of("java.", "javax.", "jdk.", "sun.", ENGINE + "engine.impl.util.");

  /** The message of JUEL about a name that it does not find. */
  private static final Pattern UNKNOWN = Pattern.compile("Cannot resolve identifier '([^']+)'");

  static EvaluationFailure of(RuntimeException failure) {
    Throwable first = failure;
    Throwable next = failure.getCause();
    for (int depth = 0; next != null && !isFirst(first, depth); depth++) {
      first = next;
      next = first.getCause();
    }
    return new EvaluationFailure(first);
  }

  private static boolean isFirst(Throwable failure, int depth) {
    return failure instanceof SpinRuntimeException || depth == MOST_CAUSES;
  }

  /** Whether each retry would fail alike. */
  boolean wouldRepeat() {
    return first instanceof SpinRuntimeException
        || first instanceof ScriptException
        || (first instanceof RuntimeException
            && !(first instanceof UncheckedIOException)
            && isOfTheExpression(first.getStackTrace()));
  }

  private static boolean isOfTheExpression(StackTraceElement[] stack) {
    return firstBesideJava(stack)
        .filter(type -> startsWithAny(type, MACHINERY) || isScript(type))
        .isPresent();
  }

  /** The class that was running: classes of Java fail because of their caller. */
  private static Optional<String> firstBesideJava(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .map(StackTraceElement::getClassName)
        .filter(type -> startsWithAny(type, MACHINERY) || !startsWithAny(type, JAVA))
        .findFirst();
  }

  /** Groovy's class of a script is in no package, and JavaScript's is {@code <js>}. */
  private static boolean isScript(String type) {
    return type.startsWith("<") || type.startsWith("Script") && type.indexOf('.') < 0;
  }

  private static boolean startsWithAny(String type, List<String> packages) {
    return packages.stream().anyMatch(type::startsWith);
  }

  String reason() {
    String message = first.getMessage();
    return message == null ? first.getClass().getSimpleName() : message;
  }

  /** The unknown name, if that is the reason. */
  Optional<String> unknownName() {
    Matcher matcher = UNKNOWN.matcher(reason());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * Whether Spin fails without saying why, while it reads a variable that is stored as JSON. The
   * engine stores arrays and objects of JavaScript so that Spin cannot read them back.
   */
  boolean isUnreadableVariable() {
    return !(first instanceof SpinRuntimeException)
        && firstBesideJava(first.getStackTrace()).filter(type -> type.startsWith(SPIN)).isPresent();
  }
}
