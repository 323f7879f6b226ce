package io.github.azurebatch.camunda.impl.engine.lease.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeaseTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final int VALUE_COLUMN = 300;
  private static final int NAME_COLUMN = 64;

  @Test
  void isReadAsItWasWritten() {
    Lease lease = new Lease("member", "azureBatch/default/job with blanks");

    assertThat(Lease.parse(lease.text())).isEqualTo(lease);
  }

  /** Nodes of an earlier build may hold it. */
  @Test
  void ofAProcessDefinitionHasTheFormOfTheFirstBuildThatMadeIt() {
    Lease lease = new Lease("member", "azureBatch/default/nightly#render:1:4711");

    assertThat(lease.rowName()).isEqualTo("azureBatch.lease.8e2c546b-7a3d-3889-b26e-d0c3bf32fa52");
    assertThat(lease.text()).isEqualTo("member azureBatch/default/nightly#render:1:4711");
  }

  @Test
  void isNobodysWhereItCannotBeRead() {
    assertThat(Lease.parse("nonsense").memberId()).isEmpty();
  }

  @Test
  void fitsIntoItsColumns() {
    Member member = new Node("node", Duration.ofSeconds(1), true).join("group", NOW);
    Lease longest = new Lease(member.id(), "n".repeat(255));

    assertThat(longest.rowName()).hasSizeLessThanOrEqualTo(NAME_COLUMN);
    assertThat(longest.text()).hasSizeLessThanOrEqualTo(VALUE_COLUMN);
    assertThat(member.rowName()).hasSizeLessThanOrEqualTo(NAME_COLUMN);
  }

  @Test
  void memberIsReadAsItWasWritten() {
    Member member = new Member("id", "node", "group with blanks", NOW);

    assertThat(Member.parse(member.rowName(), member.text())).contains(member);
  }

  @Test
  void memberIsNoneWhereItCannotBeRead() {
    assertThat(Member.parse("azureBatch.node.id", "nonsense")).isEmpty();
    assertThat(Member.parse("azureBatch.node.id", "nonsense node group")).isEmpty();
  }
}
