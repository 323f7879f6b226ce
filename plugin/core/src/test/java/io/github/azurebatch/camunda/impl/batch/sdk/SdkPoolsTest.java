package io.github.azurebatch.camunda.impl.batch.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azurebatch.camunda.StubService;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.pool.NodeSnapshot;
import io.github.azurebatch.camunda.impl.batch.pool.OperatingSystem;
import io.github.azurebatch.camunda.impl.batch.pool.PoolSnapshot;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdkPoolsTest {

  private final StubService stub = new StubService();
  private final BatchService service =
      SdkBatchService.open(
          new BatchAccount(stub.url(), "myaccount", new Credential.AccountKey(new Secret("a2V5"))));

  @AfterEach
  void close() {
    service.close();
    stub.close();
  }

  @Test
  void tellsAPool() {
    stub.then(
        200,
        """
        {"id":"pool-1","creationTime":"2026-01-01T00:00:00Z","state":"active",
         "allocationState":"steady","currentDedicatedNodes":1,"currentLowPriorityNodes":2,
         "targetDedicatedNodes":3,"targetLowPriorityNodes":4,
         "virtualMachineConfiguration":{"nodeAgentSKUId":"batch.node.ubuntu 22.04",
           "imageReference":{"publisher":"canonical"}},
         "resizeErrors":[{"code":"AccountCoreQuotaReached","message":"No cores.",
           "values":[{"name":"x","value":"y"}]}],
         "identity":{"type":"UserAssigned","userAssignedIdentities":[
           {"resourceId":"/subscriptions/s/id","clientId":"c","principalId":"p"}]}}""");

    PoolSnapshot pool = service.pool("pool-1").orElseThrow();

    assertThat(pool.creationTime()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(pool.operatingSystem()).isEqualTo(OperatingSystem.LINUX);
    assertThat(pool.hasVirtualMachineConfiguration()).isTrue();
    assertThat(pool.state()).isEqualTo("active");
    assertThat(pool.allocationState()).isEqualTo("steady");
    assertThat(pool.currentNodes()).isEqualTo(3);
    assertThat(pool.targetNodes()).isEqualTo(7);
    assertThat(pool.resizeErrors()).containsExactly("AccountCoreQuotaReached: No cores.");
    assertThat(pool.userAssignedIdentities()).containsExactly("/subscriptions/s/id");
  }

  @ParameterizedTest
  @CsvSource({
    "batch.node.windows amd64,WINDOWS",
    "batch.node.el 9,LINUX",
    "batch.node.debian 12,LINUX",
  })
  void tellsTheOperatingSystemByTheNodeAgent(String agent, OperatingSystem expected) {
    stub.then(
        200,
        "{\"id\":\"p\",\"virtualMachineConfiguration\":{\"nodeAgentSKUId\":\"%s\"}}"
            .formatted(agent));

    assertThat(service.pool("p").orElseThrow().operatingSystem()).isEqualTo(expected);
  }

  @Test
  void tellsAPoolWithoutVirtualMachines() {
    stub.then(200, "{\"id\":\"old\",\"cloudServiceConfiguration\":{\"osFamily\":\"4\"}}");

    PoolSnapshot pool = service.pool("old").orElseThrow();

    assertThat(pool.hasVirtualMachineConfiguration()).isFalse();
    assertThat(pool.operatingSystem()).isEqualTo(OperatingSystem.UNKNOWN);
    assertThat(pool.state()).isEqualTo("unknown");
  }

  @Test
  void tellsThatThereIsNoPool() {
    stub.then(404, "{\"code\":\"PoolNotFound\"}");
    stub.then(404, "{\"code\":\"PoolNotFound\"}");

    assertThat(service.pool("p")).isEmpty();
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> service.nodes("p"));
  }

  @Test
  void tellsWhatIsWrongWithNodes() {
    stub.then(
        200,
        """
        {"value":[
          {"id":"n1","state":"idle","startTaskInfo":{"state":"completed","result":"success",
            "exitCode":0,"retryCount":0}},
          {"id":"n2","state":"starttaskfailed","startTaskInfo":{"state":"completed",
            "result":"failure","exitCode":7,"retryCount":0,
            "failureInfo":{"category":"usererror","code":"FailureExitCode","message":"Failed."}}},
          {"id":"n3","state":"unusable","errors":[{"code":"DiskFull",
            "message":"Full: https://b.test/c?sig=s3cr3ts3cr3t"}]}]}""");

    List<NodeSnapshot> nodes = service.nodes("pool-1");

    assertThat(nodes.get(0)).isEqualTo(new NodeSnapshot("n1", "idle", List.of(), null));
    assertThat(nodes.get(1))
        .isEqualTo(
            new NodeSnapshot(
                "n2", "starttaskfailed", List.of(), "FailureExitCode: Failed. (exit code 7)"));
    assertThat(nodes.get(2).errors().get(0)).startsWith("DiskFull: Full").doesNotContain("s3cr3t");
  }
}
