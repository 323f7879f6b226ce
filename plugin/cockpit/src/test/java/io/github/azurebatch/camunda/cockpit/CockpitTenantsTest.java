package io.github.azurebatch.camunda.cockpit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurebatch.camunda.browser.Browser;
import io.github.azurebatch.camunda.local.Operation;
import java.time.Duration;
import java.util.Optional;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users of one tenant, and instances of another. */
class CockpitTenantsTest {

  @RegisterExtension static final CockpitServer server = new CockpitServer();

  private static final int MANY = 1_000;

  private static ProcessInstance north;
  private static ProcessInstance south;
  private static Session northerner;

  @BeforeAll
  static void startInstances() {
    server.deployRenderFor("north");
    server.deployRenderFor("south");
    server.addUserOf("north", "northerner");
    north = server.startFor("north", "northern");
    south = server.startFor("south", "southern");
    server.awaitActivity("awaitFrame", "northern");
    server.awaitActivity("awaitFrame", "southern");
    northerner = Session.of("northerner", server.address());
  }

  @Test
  void areListedOnlyForTheirOwnTenant() {
    JsonNode page = northerner.json("waits");

    assertThat(page.path("total").asInt()).isEqualTo(1);
    assertThat(page.at("/waits/0/work/taskId").asText()).isEqualTo("northern");
    assertThat(northerner.json("overview").path("waiting").asInt()).isEqualTo(1);
  }

  @Test
  void areNotNamedToOthersByWhatIsOut() {
    server
        .azure()
        .batch()
        .faults()
        .next(MANY, Operation.TASK_LIST)
        .answer(403, "AuthenticationFailed");
    Session admin = Session.of(CockpitServer.ADMIN, server.address());

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> admin.json("overview").path("outages").toString().contains("default"));

    assertThat(northerner.json("overview").path("outages")).isEmpty();
    server.azure().batch().faults().clear();
  }

  @Test
  void areShownOnlyToTheirOwnTenant() {
    assertThat(northerner.json(path(north))).hasSize(1);
    assertThat(northerner.get(path(south)).statusCode()).isEqualTo(404);
  }

  @Test
  void areSteeredOnlyByTheirOwnTenant() {
    assertThat(northerner.post(operation(north)).statusCode()).isEqualTo(204);
    assertThat(northerner.post(operation(south)).statusCode()).isBetween(400, 599);
  }

  @Test
  void areOnThePagesOfTheirOwnTenantOnly() {
    Optional<Browser> browser = Browser.ofThisMachine();
    assumeTrue(browser.isPresent(), "Skipped: needs Chromium and its driver on the search path");

    try (CockpitPage page = new CockpitPage(browser.orElseThrow(), server.address())) {
      page.signIn("northerner").openPage();
      assertThat(page.rowsWith("northern")).hasSize(1);
      assertThat(page.source()).doesNotContain("southern", south.getId());

      assertThat(page.openPageOf(north.getId()).rowsWith("northern")).hasSize(1);
      assertThat(page.openPageOf(south.getId()).wordsWith("that you may see"))
          .doesNotContain("southern");
    }
  }

  private static String path(ProcessInstance instance) {
    return "process-instance/" + instance.getId() + "/waits";
  }

  private static String operation(ProcessInstance instance) {
    String id =
        server
            .engine()
            .getExternalTaskService()
            .createExternalTaskQuery()
            .processInstanceId(instance.getId())
            .singleResult()
            .getId();
    return "waits/" + id + "/poll-now";
  }
}
