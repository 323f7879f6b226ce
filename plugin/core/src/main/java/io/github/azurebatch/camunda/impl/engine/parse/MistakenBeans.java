package io.github.azurebatch.camunda.impl.engine.parse;

import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.impl.engine.check.Typos;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Refuses delegate expressions that are probably meant to name one of our beans. The engine would
 * find the mistake only when an instance gets there, and would then use up its retries.
 */
final class MistakenBeans {

  private static final String PREFIX = "azurebatch";
  private static final int MOST_TYPOS = 2;
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final List<String> KNOWN =
      Arrays.stream(ActivityBean.values()).map(ActivityBean::beanName).toList();

  private MistakenBeans() {}

  /**
   * @param delegateExpression that is not one of our beans by itself
   */
  static void refuse(@Nullable String delegateExpression, Element element) {
    if (delegateExpression == null) {
      return;
    }
    ActivityBean.nameIn(delegateExpression)
        .ifPresentOrElse(
            name -> refuseMistakenName(name, delegateExpression, element),
            () -> refuseBeanInside(delegateExpression, element));
  }

  private static void refuseMistakenName(String name, String expression, Element element) {
    if (isMeantForOurs(name) && !isDelegate(expression)) {
      throw unknown(name, element);
    }
  }

  /** What an activity needs is prepared at deployment, when it must be known which bean it is. */
  private static void refuseBeanInside(String delegateExpression, Element element) {
    WORD.matcher(delegateExpression)
        .results()
        .map(word -> word.group())
        .filter(KNOWN::contains)
        .findFirst()
        .ifPresent(
            bean -> {
              throw new BpmnParseException(
                  "Activity '%s': the delegate expression must be ${%s} alone, not '%s'; use a gateway to choose between activities"
                      .formatted(element.attribute("id"), bean, delegateExpression),
                  element);
            });
  }

  private static boolean isMeantForOurs(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith(PREFIX)
        || KNOWN.stream().anyMatch(known -> Typos.between(known, name) <= MOST_TYPOS);
  }

  /** An application may have a bean of its own whose name begins like ours. */
  private static boolean isDelegate(String expression) {
    try {
      Object bean =
          Context.getProcessEngineConfiguration()
              .getExpressionManager()
              .createExpression(expression)
              .getValue(StartProcessVariableScope.getSharedInstance());
      return bean instanceof JavaDelegate || bean instanceof ActivityBehavior;
    } catch (ProcessEngineException e) {
      return false;
    }
  }

  private static BpmnParseException unknown(String name, Element element) {
    return new BpmnParseException(
        "Activity '%s': there is no delegate '%s'; did you mean ${%s}? The activities of the plugin are %s"
            .formatted(element.attribute("id"), name, Typos.nearest(KNOWN, name), KNOWN),
        element);
  }
}
