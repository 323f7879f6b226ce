package io.github.azurebatch.camunda.cockpit;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the pages cost the engine's database. */
class CockpitCostTest {

  @RegisterExtension static final CockpitServer server = new CockpitServer();

  private static final int MANY = 8;
  private static final int COPIES = 10_000;

  /** In one list; the others of its statement have few. */
  private static final int ORACLES_MOST = 1_000;

  /** On a quiet machine {@code -Dlongest=PT1S} passes; beside other tests it takes longer. */
  private static final Duration LONGEST = Duration.parse(System.getProperty("longest", "PT5S"));

  /** With those of the web apps themselves, which look at the session. */
  private static final int MOST = 16;

  @Test
  void doesNotGrowWithTheWaits() {
    ProcessInstance film = server.start("film", "first", forTask("*").delay(Duration.ofHours(1)));
    server.awaitActivity("awaitFrame", "first");
    Session admin = Session.of(CockpitServer.ADMIN, server.address());
    cost(admin, film); // a session asks for its user's rights once in a while
    Map<String, Integer> withOne = cost(admin, film);

    for (int i = 0; i < MANY; i++) {
      String task = "more-" + i;
      server.engine().getRuntimeService().startProcessInstanceByKey("render", Map.of("task", task));
      server.awaitActivity("awaitFrame", task);
    }

    assertThat(admin.json("waits").path("total").asInt()).isEqualTo(MANY + 1);
    assertThat(cost(admin, film)).isEqualTo(withOne);
    assertThat(withOne.values())
        .allSatisfy(statements -> assertThat(statements).isBetween(1, MOST));

    Execution copied = waitOf("more-0");
    new CopiedWaits(server.database()).add(copied.getId(), COPIES);

    assertThat(admin.json("waits").path("total").asInt()).isEqualTo(MANY + 1 + COPIES);
    assertThat(cost(admin, film)).isEqualTo(withOne);
    for (String path :
        new String[] {"waits", "waits?state=failed", "waits?firstResult=9900", "overview"}) {
      assertThat(fastestOfThree(() -> admin.json(path))).as(path).isLessThan(LONGEST);
    }
    String ofInstance = "process-instance/%s/waits".formatted(copied.getProcessInstanceId());
    assertThat(admin.json(ofInstance)).hasSize(1 + COPIES);
    assertThat(server.statements().mostParameters()).isBetween(500, ORACLES_MOST);
  }

  private static Execution waitOf(String task) {
    return server
        .engine()
        .getRuntimeService()
        .createExecutionQuery()
        .activityId("awaitFrame")
        .processVariableValueEquals("task", task)
        .singleResult();
  }

  private static Duration fastestOfThree(Runnable action) {
    return Stream.generate(() -> time(action))
        .limit(3)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static Duration time(Runnable action) {
    long begin = System.nanoTime();
    action.run();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static Map<String, Integer> cost(Session admin, ProcessInstance instance) {
    Map<String, Integer> cost = new TreeMap<>();
    for (String path : new String[] {"waits", "ended", "overview", "process-instance/%s/waits"}) {
      String address = path.formatted(instance.getId());
      cost.put(path, server.statements().during(() -> admin.json(address)));
    }
    return cost;
  }
}
