package io.github.azurebatch.camunda.process.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A planned fault is met once, by the request that it is planned for. */
class PlannedFaultTest {

  private final RequestFaults faults = new RequestFaults();

  @Test
  void countsOperationsOfEachInstance() {
    var planned = plan(Boundary.request("List Tasks", 2));

    assertThat(faults.next("a", "List Tasks")).isNull();
    assertThat(faults.next("b", "List Tasks")).isNull();
    assertThat(faults.next("a", "Get Job")).isNull();
    assertThat(planned.isMet()).isFalse();
    assertThat(faults.next("b", "List Tasks")).isSameAs(planned);
    assertThat(faults.next("a", "List Tasks")).isNull();
    assertThat(planned.isMet()).isTrue();
  }

  @Test
  void meetsAnyRequestThatIsOfNoInstance() {
    faults.next("", "Get Pool");
    var planned = plan(Boundary.request("Get Pool", 1));

    assertThat(faults.next("", "Get Pool")).isSameAs(planned);
  }

  @Test
  void isNotMetOnceItIsForgotten() {
    var planned = plan(Boundary.request("Get Job", 1));
    faults.forget();

    assertThat(faults.next("a", "Get Job")).isNull();
    assertThat(planned.isMet()).isFalse();
  }

  @Test
  void tellsEachBoundarySinceItWatches() {
    faults.next("a", "Add Job");
    faults.watch();
    faults.next("b", "Get Job");
    faults.next("b", "Get Job");
    faults.next("c", "Get Job");

    assertThat(faults.seen())
        .containsExactly(Boundary.request("Get Job", 1), Boundary.request("Get Job", 2));
  }

  private RequestFaults.Planned plan(Boundary boundary) {
    return faults.plan(new Fault.AtBoundary(boundary, false, Fault.Effect.KILL));
  }
}
