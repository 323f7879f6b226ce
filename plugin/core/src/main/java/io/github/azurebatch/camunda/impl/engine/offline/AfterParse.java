package io.github.azurebatch.camunda.impl.engine.offline;

import java.util.Map;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationType;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment refuses after the parse, when it stores processes: one without a key, and a
 * timer that starts processes at a time that the engine cannot read. What an expression brings is
 * not known here.
 */
final class AfterParse {

  private static final Map<String, TimerDeclarationType> TIMES =
      Map.of(
          "timeDate", TimerDeclarationType.DATE,
          "timeDuration", TimerDeclarationType.DURATION,
          "timeCycle", TimerDeclarationType.CYCLE);

  /** Takes an error of a model. */
  interface Errors {
    void add(String message, Element place, @Nullable String elementId);
  }

  private AfterParse() {}

  static void check(Element root, Errors errors) {
    for (Element process : root.elements("process")) {
      if (process.attribute("id") == null && "true".equals(process.attribute("isExecutable"))) {
        errors.add("the process has no id, which is its key", process, null);
      }
      for (Element event : process.elements("startEvent")) {
        event.elements("timerEventDefinition").stream()
            .flatMap(definition -> definition.elements().stream())
            .forEach(time -> checkTime(time, event, errors));
      }
    }
  }

  private static void checkTime(Element time, Element event, Errors errors) {
    TimerDeclarationType type = TIMES.get(time.getTagName());
    String text = time.getText().trim();
    if (type == null || text.isEmpty() || text.contains("${") || text.contains("#{")) {
      return;
    }
    BusinessCalendar calendar =
        Context.getProcessEngineConfiguration()
            .getBusinessCalendarManager()
            .getBusinessCalendar(type.calendarName);
    try {
      calendar.resolveDuedate(text);
    } catch (RuntimeException e) {
      errors.add(
          "the time '%s' of the timer cannot be read: %s".formatted(text, e.getMessage()),
          time,
          event.attribute("id"));
    }
  }
}
