package io.github.azurebatch.camunda.impl.engine.wait.end;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.camunda.bpm.engine.impl.core.variable.mapping.OutputParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ConstantValueProvider;
import org.camunda.bpm.engine.impl.history.parser.ActivityInstanceEndListener;
import org.camunda.bpm.engine.impl.history.producer.DefaultHistoryEventProducer;
import org.camunda.bpm.engine.impl.metrics.parser.MetricsExecutionListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether code runs at the end of an activity that is neither the engine's nor the plugin's. */
class ModelCodeTest {

  private static final String END = ExecutionListener.EVENTNAME_END;

  private final ProcessDefinitionImpl process = new ProcessDefinitionImpl("process");
  private final ActivityImpl activity = process.createActivity("await");

  @BeforeEach
  void addWhatTheEngineBuildsIn() {
    activity.addBuiltInListener(
        END, new ActivityInstanceEndListener(new DefaultHistoryEventProducer()));
    activity.addBuiltInListener(END, new MetricsExecutionListener("activity-instance-end"));
  }

  @Test
  void noneDoesWhereOnlyTheEngineListens() {
    assertThat(ModelCode.runsAtTheEndOf(activity)).isFalse();
  }

  @Test
  void aListenerOfTheModelDoes() {
    activity.addListener(END, ofAnApplication());

    assertThat(ModelCode.runsAtTheEndOf(activity)).isTrue();
  }

  @Test
  void aListenerDoesThatAnApplicationBuildsIn() {
    activity.addBuiltInListener(END, ofAnApplication());

    assertThat(ModelCode.runsAtTheEndOf(activity)).isTrue();
  }

  @Test
  void anOutputParameterDoes() {
    IoMapping mapping = new IoMapping();
    mapping.addOutputParameter(new OutputParameter("x", new ConstantValueProvider("1")));
    activity.setIoMapping(mapping);

    assertThat(ModelCode.runsAtTheEndOf(activity)).isTrue();
  }

  @Test
  void aConditionDoesAnywhereInTheProcess() {
    process.getProperties().set(BpmnProperties.HAS_CONDITIONAL_EVENTS, true);

    assertThat(ModelCode.runsAtTheEndOf(activity)).isTrue();
  }

  /** Its class is in none of our packages. */
  private static ExecutionListener ofAnApplication() {
    return (ExecutionListener)
        Proxy.newProxyInstance(
            ExecutionListener.class.getClassLoader(),
            new Class<?>[] {ExecutionListener.class},
            (proxy, method, arguments) -> null);
  }
}
