package io.github.azurebatch.camunda.impl.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.FakePort;
import io.github.azurebatch.camunda.config.AccessRule;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import io.github.azurebatch.camunda.storage.BlobStorage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an instance of a tenant may use of what is there already. */
class GuardTest {

  private static final String ACCOUNT = "default";

  /** Metadata by the names of containers. */
  private final Map<String, Map<String, String>> containers = new HashMap<>();

  private final List<String> reads = new ArrayList<>();

  private final Accounts accounts =
      OfflineAccounts.open()
          .usedBy(
              account ->
                  account.with(
                      account.batch(),
                      FakePort.of(
                          BlobStorage.class,
                          Map.of(
                              "containerMetadata", arguments -> read(arguments[0].toString())))));

  private Optional<Map<String, String>> read(String container) {
    reads.add(container);
    return Optional.ofNullable(containers.get(container));
  }

  @Test
  void letsATenantUseItsOwnAndAsksOnce() {
    containers.put("results", Map.of("camunda_tenant", "n%C3%B6rd"));
    Guard guard = guard("n\u00F6rd");

    guard.container(ACCOUNT, "results");
    guard.container(ACCOUNT, "results");

    assertThat(reads).containsExactly("results");
    assertThat(guard.mayUseContainer(ACCOUNT, "results")).isTrue();
  }

  @Test
  void refusesWhatAnotherTenantOrNoneHasCreated() {
    containers.put("theirs", Map.of("camunda_tenant", "south"));
    containers.put("foreign", Map.of());
    Guard guard = guard("north");

    for (String name : containers.keySet()) {
      assertThatThrownBy(() -> guard.container(ACCOUNT, name))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              "container '%s' (account 'default') was not created by a process of tenant 'north'. An access rule of the configuration can grant it to process 'process' of tenant 'north'"
                  .formatted(name));
      assertThat(guard.mayUseContainer(ACCOUNT, name)).isFalse();
    }
  }

  @Test
  void asksAgainForWhatDidNotExistOnceItIsCreated() {
    Guard guard = guard("north");
    guard.container(ACCOUNT, "new");
    guard.container(ACCOUNT, "new");
    assertThat(reads).containsExactly("new");
    containers.put("new", Map.of("camunda_tenant", "south"));

    assertThatThrownBy(() -> guard.created(Resource.CONTAINER, ACCOUNT, "new"))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void asksForNothingThatARuleNames() {
    containers.put("shared", Map.of());
    Guard guard = guard("north", AccessRule.forAll().grantingContainers("shared"));

    guard.container(ACCOUNT, "shared");

    assertThat(guard.mayUseContainer(ACCOUNT, "shared")).isTrue();
    assertThat(reads).isEmpty();
  }

  @Test
  void asksForNothingWhereThereIsNoTenant() {
    containers.put("theirs", Map.of("camunda_tenant", "south"));
    Guard guard = guard(null);

    guard.container(ACCOUNT, "theirs");

    assertThat(guard.mayUseContainer(ACCOUNT, "theirs")).isTrue();
    assertThat(reads).isEmpty();
  }

  private Guard guard(@Nullable String tenantId, AccessRule... rules) {
    return new Guard(
        new Rights(new AccessRules(List.of(rules)), new Requester(tenantId, "process")), accounts);
  }
}
