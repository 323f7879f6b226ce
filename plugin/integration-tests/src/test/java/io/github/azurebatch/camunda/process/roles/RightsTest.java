package io.github.azurebatch.camunda.process.roles;

import static io.github.azurebatch.camunda.process.roles.Permission.action;
import static io.github.azurebatch.camunda.process.roles.Permission.dataAction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.process.roles.Rights.Assignment;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RightsTest {

  private static final Scope CONTAINER = Scope.container("outputs");

  @Test
  void aWildcardStandsForAnyPartOfAName() {
    RoleDefinition role = role(List.of("Microsoft.Batch/*/read"), List.of());

    assertThat(role.gives(action("Microsoft.Batch/batchAccounts/pools/read"))).isTrue();
    assertThat(role.gives(action("microsoft.batch/BATCHACCOUNTS/read"))).isTrue();
    assertThat(role.gives(action("Microsoft.Batch/batchAccounts/pools/write"))).isFalse();
    assertThat(role.gives(action("MicrosoftXBatch/batchAccounts/read"))).isFalse();
  }

  @Test
  void whatIsExcludedIsNotGiven() {
    RoleDefinition role = role(List.of("a/*"), List.of("a/delete*"));

    assertThat(role.gives(action("a/read"))).isTrue();
    assertThat(role.gives(action("a/delete"))).isFalse();
  }

  @Test
  void anActionGivesNothingOnData() {
    RoleDefinition role = role(List.of("*"), List.of());

    assertThat(role.gives(dataAction("a/read"))).isFalse();
  }

  @Test
  void aRoleOnAContainerGivesNothingOnItsAccountOrAnotherContainer() {
    Rights rights =
        new Rights(List.of(new Assignment(role(List.of("a/read"), List.of()), CONTAINER)));

    assertThat(rights.give(action("a/read"), CONTAINER)).isTrue();
    assertThat(rights.give(action("a/read"), Scope.STORAGE)).isFalse();
    assertThat(rights.give(action("a/read"), Scope.container("outputs2"))).isFalse();
    assertThat(rights.give(action("a/read"), Scope.BATCH)).isFalse();
  }

  @Test
  void aRoleOnAContainerLetsThatContainerBeDeleted() {
    Permission delete = StorageOperation.DELETE_CONTAINER.permission();

    assertThat(
            Feature.GIVEN_CONTAINERS.own().give(delete, Scope.container(PageRow.GIVEN_CONTAINER)))
        .isTrue();
    assertThat(Feature.GIVEN_CONTAINERS.own().give(delete, CONTAINER)).isFalse();
  }

  @Test
  void aRoleOnAnAccountGivesItOnAllContainers() {
    Rights rights =
        new Rights(List.of(new Assignment(role(List.of("a/read"), List.of()), Scope.STORAGE)));

    assertThat(rights.give(action("a/read"), CONTAINER)).isTrue();
    assertThat(rights.give(action("a/read"), Scope.STORAGE)).isTrue();
  }

  @Test
  void aRoleWithoutADefinitionIsRefused() {
    assertThatThrownBy(() -> RoleDefinition.of("Storage Blob Reader"))
        .hasMessage("definitions.json has no role 'Storage Blob Reader'");
  }

  @Test
  void theIdsOfTheDefinitionsAreIds() {
    assertThat(RoleDefinition.all())
        .hasSizeGreaterThan(4)
        .allSatisfy(role -> assertThat(UUID.fromString(role.id())).hasToString(role.id()));
  }

  @Test
  void aRequestOfAContainerIsNotOneOfItsBlobs() {
    URI listing = URI.create("/devstoreaccount1/outputs?restype=container&comp=list&prefix=a");
    URI blob = URI.create("/devstoreaccount1/outputs/a/b.txt?sv=1&sig=x");

    assertThat(StorageOperation.of("GET", listing)).contains(StorageOperation.LIST_BLOBS);
    assertThat(StorageOperation.of("GET", blob)).contains(StorageOperation.GET_BLOB);
    assertThat(StorageOperation.of("PATCH", blob)).isEmpty();
    assertThat(StorageOperation.resource(blob)).isEqualTo(CONTAINER);
    assertThat(StorageOperation.resource(URI.create("/devstoreaccount1?comp=list")))
        .isEqualTo(Scope.STORAGE);
  }

  private static RoleDefinition role(List<String> actions, List<String> notActions) {
    return new RoleDefinition("any", "any", actions, notActions, List.of(), List.of());
  }
}
