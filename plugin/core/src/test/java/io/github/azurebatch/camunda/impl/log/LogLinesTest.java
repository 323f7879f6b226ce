package io.github.azurebatch.camunda.impl.log;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import io.github.azurebatch.camunda.ProductionClasses;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** What operators search for and alert on. */
class LogLinesTest {

  private static final Log LOG = Log.of(LogLinesTest.class);

  private static final JavaClasses CLASSES = ProductionClasses.ALL;

  @Test
  void noLineIsWrittenWithoutACode() {
    noClasses()
        .that()
        .resideOutsideOfPackage(LogLine.class.getPackageName())
        .should()
        .callMethodWhere(operatorsReadIt())
        .because("the log of this plugin writes the code before the text")
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaMethodCall> operatorsReadIt() {
    return DescribedPredicate.describe(
        "operators read it",
        call ->
            call.getTargetOwner().isAssignableTo(org.slf4j.Logger.class)
                && !call.getName().equals("debug"));
  }

  @Test
  void noTwoLinesShareACode() {
    assertThat(LogLine.values())
        .extracting(LogLine::code)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("AZURE-BATCH-\\d{3}"));
  }

  @Test
  void eachKindOfLineIsWrittenInOnePlace() {
    Map<String, Long> places =
        CLASSES.get(LogLine.class).getFieldAccessesToSelf().stream()
            .filter(access -> !access.getOriginOwner().isEquivalentTo(LogLine.class))
            .map(JavaAccess::getName)
            .collect(groupingBy(name -> name, counting()));

    assertThat(places)
        .containsOnlyKeys(Arrays.stream(LogLine.values()).map(Enum::name).toList())
        .allSatisfy((line, count) -> assertThat(count).as(line).isOne());
  }

  @ParameterizedTest
  @EnumSource
  void aLineBeginsWithItsCodeAndHasItsLevel(LogLine line) {
    ILoggingEvent event = written(() -> LOG.write(line, "'{}' of {}: {}", "a", 2, "b {}"));

    assertThat(event.getFormattedMessage()).isEqualTo(line.code() + " 'a' of 2: b {}");
    assertThat(event.getLevel()).isEqualTo(Level.valueOf(line.level().name()));
  }

  @Test
  void aFailureAfterTheValuesHasItsStackTrace() {
    IllegalStateException failure = new IllegalStateException("why");

    ILoggingEvent event = written(() -> LOG.write(LogLine.ROUND_FAILED, "{}", "a", failure));

    assertThat(event.getThrowableProxy().getMessage()).isEqualTo("why");
  }

  @Test
  void isOneLineWhateverItsValuesAre() {
    ILoggingEvent event =
        written(
            () ->
                LOG.write(
                    LogLine.ROUND_FAILED,
                    "Job '{}' has {} of {}",
                    "a\r\n12:00:00 INFO AZURE-BATCH-801\u001b[2K\u2028\tb",
                    3,
                    null));

    assertThat(event.getFormattedMessage())
        .endsWith("Job 'a\\r\\n12:00:00 INFO AZURE-BATCH-801\\u001b[2K\\u2028\tb' has 3 of null")
        .hasLineCount(1);
  }

  @Test
  void indentsALongerValueSoThatNoneOfItsLinesLooksLikeOneOfTheLog() {
    ILoggingEvent event =
        written(
            () ->
                LOG.write(LogLine.ROUND_FAILED, "why:{}", new IndentedLines("java\n\tat a\r\nb")));

    assertThat(event.getFormattedMessage()).endsWith(" why:\n\tjava\n\t\tat a\n\tb");
  }

  private static ILoggingEvent written(Runnable step) {
    Logger logger = (Logger) LoggerFactory.getLogger(LogLinesTest.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.addAppender(lines);
    logger.setAdditive(false);
    logger.setLevel(Level.INFO);
    try {
      step.run();
    } finally {
      logger.detachAppender(lines);
      logger.setAdditive(true);
      logger.setLevel(null);
    }
    assertThat(lines.list).hasSize(1);
    return lines.list.get(0);
  }
}
