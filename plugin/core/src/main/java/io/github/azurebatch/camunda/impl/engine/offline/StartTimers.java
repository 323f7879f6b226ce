package io.github.azurebatch.camunda.impl.engine.offline;

import java.util.Map;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationType;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The timers that start processes. A deployment creates their Camunda jobs, and so refuses a time
 * that the engine cannot read; the parse does not. What an expression brings is not known here.
 */
final class StartTimers {

  private static final Map<String, TimerDeclarationType> TIMES =
      Map.of(
          "timeDate", TimerDeclarationType.DATE,
          "timeDuration", TimerDeclarationType.DURATION,
          "timeCycle", TimerDeclarationType.CYCLE);

  /** Takes an error of a model. */
  interface Errors {
    void add(String message, Element place, String... elementIds);
  }

  private StartTimers() {}

  static void check(Element root, Errors errors) {
    for (Element process : root.elements("process")) {
      for (Element event : process.elements("startEvent")) {
        event.elements("timerEventDefinition").stream()
            .flatMap(definition -> definition.elements().stream())
            .forEach(time -> check(time, event, errors));
      }
    }
  }

  private static void check(Element time, Element event, Errors errors) {
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
