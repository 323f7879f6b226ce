package io.github.azurebatch.camunda.impl.engine.expression;

import java.io.UncheckedIOException;
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
 * <p>It may call beans of the application, whose failures may pass. So what counts is whose code
 * was running: where nothing but the expression's own machinery and classes of Java were, it fails
 * in the same way each time.
 *
 * @param first the exception that began it: what wraps it is the engine's
 */
record EvaluationFailure(Throwable first) {

  /** What the packages of the engine begin with, which in its forks are others. */
  private static final String ENGINE =
      ProcessEngineException.class.getPackageName().replaceFirst("engine$", "");

  private static final List<String> MACHINERY =
      List.of(
          ENGINE + "impl.juel.",
          ENGINE + "engine.impl.el.",
          ENGINE + "engine.impl.scripting.",
          SpinRuntimeException.class.getPackageName() + ".",
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

  /** How JUEL names what it does not find. */
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

  /** Whether it would fail again, however often it is tried. */
  boolean wouldRepeat() {
    return first instanceof SpinRuntimeException
        || first instanceof ScriptException
        || (first instanceof RuntimeException
            && !(first instanceof UncheckedIOException)
            && isOfTheExpression(first.getStackTrace()));
  }

  private static boolean isOfTheExpression(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String type = frame.getClassName();
      if (startsWithAny(type, MACHINERY) || isScript(type)) {
        return true;
      }
      if (!startsWithAny(type, JAVA)) {
        return false;
      }
    }
    return false;
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

  /** The name that stands for nothing, if that is the reason. */
  Optional<String> unknownName() {
    Matcher matcher = UNKNOWN.matcher(reason());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
