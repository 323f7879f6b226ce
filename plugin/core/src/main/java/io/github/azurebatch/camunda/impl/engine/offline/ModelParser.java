package io.github.azurebatch.camunda.impl.engine.offline;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.model.ModelFinding;
import io.github.azurebatch.camunda.model.ModelFinding.Rule;
import io.github.azurebatch.camunda.model.ModelFinding.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.util.ParseUtil;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXParseException;

/** Parses models one by one. */
public final class ModelParser {

  private static final Comparator<ModelFinding> BY_PLACE =
      Comparator.comparingInt(ModelFinding::line).thenComparingInt(ModelFinding::column);

  private final OfflineEngine engine;

  /**
   * @param historyTimeToLive of models that have none of their own; null where they must have one
   * @param delegates the names of the application's own beans that begin like the plugin's
   * @throws InvalidInputException if the engine cannot read the time
   */
  public ModelParser(@Nullable String historyTimeToLive, Set<String> delegates) {
    this.engine = OfflineEngine.open(checked(historyTimeToLive), delegates);
  }

  private static @Nullable String checked(@Nullable String historyTimeToLive) {
    try {
      ParseUtil.parseHistoryTimeToLive(historyTimeToLive);
      return historyTimeToLive;
    } catch (RuntimeException e) {
      throw new InvalidInputException(
          "'%s' is no time to live; allowed are a number of days and ISO 8601 periods of days such as P180D"
              .formatted(historyTimeToLive));
    }
  }

  /** All findings in the order of their places. */
  public List<ModelFinding> parse(String name, byte[] model) {
    return engine.run(() -> findings(name, model)).stream().sorted(BY_PLACE).toList();
  }

  private List<ModelFinding> findings(String name, byte[] model) {
    CollectedParse parse = engine.newParse();
    try {
      parse
          .sourceInputStream(new ByteArrayInputStream(model))
          .deployment(newDeployment())
          .name(name)
          .execute();
      return parse.findings(TagPlaces.of(model));
    } catch (ProcessEngineException e) {
      return List.of(unreadable(e));
    }
  }

  /** Models that were deployed earlier are not judged. */
  private static DeploymentEntity newDeployment() {
    DeploymentEntity deployment = new DeploymentEntity();
    deployment.setId("check");
    deployment.setNew(true);
    return deployment;
  }

  /** What the engine's parser throws before it has seen elements: no XML, or no text at all. */
  private static ModelFinding unreadable(ProcessEngineException failure) {
    Throwable cause = failure.getCause();
    String message =
        Messages.inOneLine(String.valueOf((cause == null ? failure : cause).getMessage()));
    if (cause instanceof SAXParseException wrong) {
      return noXml(
          Math.max(0, wrong.getLineNumber()), Math.max(0, wrong.getColumnNumber()), message);
    }
    return cause instanceof IOException
        ? noXml(0, 0, message)
        : new ModelFinding(Severity.ERROR, Rule.BPMN, 0, 0, null, message);
  }

  private static ModelFinding noXml(int line, int column, String message) {
    return new ModelFinding(
        Severity.ERROR, Rule.XML, line, column, null, "not XML that can be read: " + message);
  }
}
