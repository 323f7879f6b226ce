package io.github.azurebatch.camunda.impl.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.script.ScriptException;
import org.camunda.spin.Spin;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationFailureTest {

  private static final String GRAAL = "GraalVM of Camunda's version";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing.size()",
        "'text'.count",
        "'text'.substring(9)",
        "[1, 2].get(7)",
        "Integer.parseInt('many')",
        "null.size()",
        "throw new IllegalStateException('not wanted')",
        "1 +"
      })
  void ofAGroovyScriptRepeatsItself(String script) {
    assertThat(failureOf(script).wouldRepeat()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bean.lookUp()", "[1].each { bean.lookUp() }", "bean.firstOf('')"})
  void ofABeanThatAGroovyScriptCallsMayPass(String script) {
    assertThat(failureOf(script).wouldRepeat()).isFalse();
  }

  @ParameterizedTest
  @EnabledForJreRange(max = JRE.JAVA_21, disabledReason = GRAAL)
  @ValueSource(strings = {"nothing.size", "null.size", "throw new Error('not wanted')", "1 +"})
  void ofAJavaScriptRepeatsItself(String script) {
    assertThat(failureOfJavaScript(script).wouldRepeat()).isTrue();
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_21, disabledReason = GRAAL)
  void ofABeanThatAJavaScriptCallsMayPass() {
    assertThat(failureOfJavaScript("bean.lookUp()").wouldRepeat()).isFalse();
  }

  @Test
  void isThatOfTheScriptEngineWhereThereIsNoOther() {
    RuntimeException failure =
        new IllegalStateException(new ScriptException("line 3: no such name"));

    assertThat(EvaluationFailure.of(failure).wouldRepeat()).isTrue();
    assertThat(EvaluationFailure.of(failure).reason()).isEqualTo("line 3: no such name");
  }

  @Test
  void isAnUnreadableVariableWhereJavaFailsWithinSpin() {
    IndexOutOfBoundsException failure = new IndexOutOfBoundsException("begin 0, end 10, length 2");
    failure.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("java.lang.String", "substring", null, 1),
          new StackTraceElement(Spin.class.getName(), "JSON", null, 1),
          new StackTraceElement(Bean.class.getName(), "lookUp", null, 1)
        });

    assertThat(asTheEngineThrowsIt(failure).isUnreadableVariable()).isTrue();
    assertThat(failureOf("[1, 2].get(7)").isUnreadableVariable()).isFalse();
    assertThat(failureOf("bean.firstOf('')").isUnreadableVariable()).isFalse();
  }

  @Test
  void ofACallMayPass() {
    IOException failure = new IOException("connection reset");

    assertThat(EvaluationFailure.of(new IllegalStateException(failure)).wouldRepeat()).isFalse();
    assertThat(EvaluationFailure.of(new UncheckedIOException(failure)).wouldRepeat()).isFalse();
  }

  @Test
  void mayPassWhereNothingIsKnownOfIt() {
    IllegalStateException failure = new IllegalStateException("no stack");
    failure.setStackTrace(List.of().toArray(StackTraceElement[]::new));

    assertThat(EvaluationFailure.of(failure).wouldRepeat()).isFalse();
    assertThat(EvaluationFailure.of(new IllegalStateException()).reason())
        .isEqualTo("IllegalStateException");
  }

  private static EvaluationFailure failureOf(String script) {
    GroovyShell groovy = new GroovyShell(new Binding());
    groovy.setVariable("bean", new Bean());
    return asTheEngineThrowsIt(
        catchThrowableOfType(Exception.class, () -> groovy.evaluate(script)));
  }

  private static EvaluationFailure failureOfJavaScript(String script) {
    try (Context context = Context.newBuilder("js").allowHostAccess(HostAccess.ALL).build()) {
      context.getBindings("js").putMember("bean", new Bean());
      return asTheEngineThrowsIt(
          catchThrowableOfType(Exception.class, () -> context.eval("js", script)));
    }
  }

  private static EvaluationFailure asTheEngineThrowsIt(Exception failure) {
    return EvaluationFailure.of(new IllegalStateException("wrapped", failure));
  }

  /** A bean of an application. */
  public static final class Bean {

    public String lookUp() {
      throw new IllegalStateException("the directory is down");
    }

    public String firstOf(String names) {
      return names.substring(1, 2);
    }
  }
}
