package io.github.azurebatch.camunda.process.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is planned for a commit is met once, or taken back, and never both. */
class CommitFaultsTest {

  private static final String KIND = "commit";

  /** Only asks whether the process is there. */
  private static final String HARMLESS = "0";

  private final CommitFaults faults;

  CommitFaultsTest(@TempDir Path folder) {
    faults = new CommitFaults(folder);
  }

  @Test
  void areMetByOneProcessAndNotTakenBackThen() {
    faults.plan("id", KIND, true, HARMLESS);

    faults.meet(KIND, false);
    assertThat(faults.met("id")).isEmpty();
    faults.meet(KIND, true);

    assertThat(faults.met("id")).contains(ProcessHandle.current().pid());
    assertThat(faults.withdraw("id")).isFalse();
  }

  /** It may have read the plan before that was taken back. */
  @Test
  void areMetByNobodyOnceTheyAreTakenBack() {
    faults.plan("id", KIND, true, HARMLESS);
    assertThat(faults.withdraw("id")).isTrue();
    faults.plan("id", KIND, true, HARMLESS);

    faults.meet(KIND, true);

    assertThat(faults.met("id")).isEmpty();
  }
}
