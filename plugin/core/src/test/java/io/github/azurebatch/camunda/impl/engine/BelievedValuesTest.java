package io.github.azurebatch.camunda.impl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.config.AccessRule;
import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.access.AccessRules;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import io.github.azurebatch.camunda.impl.engine.mark.Names;
import io.github.azurebatch.camunda.impl.engine.mark.Owner;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BelievedValuesTest {

  private static final Owner PROCESS = new Owner("north", "process", "instance");
  private static final Names TASK =
      Names.ofJob("default", "nightly").with(List.of(new Names.Container("default", "results")));

  @Test
  void areNoneWithoutARule() {
    assertThat(believed().areBelieved(PROCESS, TASK)).isFalse();
    assertThat(believed().areBelieved(PROCESS, Names.NONE)).isFalse();
  }

  @Test
  void areThoseThatNameOnlyWhatIsGranted() {
    AccessRule job = AccessRule.forAll().grantingJobs("nightly");
    AccessRule both = job.grantingContainers("results");

    assertThat(believed(job).areBelieved(PROCESS, TASK)).isFalse();
    assertThat(believed(both).areBelieved(PROCESS, TASK)).isTrue();
    assertThat(believed(both).areBelieved(PROCESS, Names.ofContainer("default", "other")))
        .isFalse();
    assertThat(believed(both.ofTenants("south")).areBelieved(PROCESS, TASK)).isFalse();
    assertThat(believed(both).areBelieved(Owner.ofTenant("north"), TASK)).isFalse();
  }

  @Test
  void areAllWhereTheConfigurationSaysSo() {
    Access access = new Access(OfflineAccounts.open(), new AccessRules(Set.of()));

    assertThat(new BelievedValues(access, true).areBelieved(PROCESS, TASK)).isTrue();
  }

  private static BelievedValues believed(AccessRule... rules) {
    return new BelievedValues(
        new Access(OfflineAccounts.open(), new AccessRules(List.of(rules))), false);
  }
}
