package io.github.azurebatch.camunda.impl.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.config.AccessRule;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccessRulesTest {

  private static final Requester INVOICES = new Requester("north", "invoices");
  private static final Requester OF_NO_TENANT = new Requester(null, "invoices");

  @ParameterizedTest
  @EnumSource
  void withoutARuleAllowEverythingAndGrantNothing(Resource resource) {
    Rights rights = rights(INVOICES);

    assertThat(rights.allow(resource, "any")).isTrue();
    assertThat(rights.grant(resource, "any")).isFalse();
  }

  @Test
  void limitWhatOneOfThemLists() {
    Rights rights = rights(INVOICES, AccessRule.forAll().grantingJobs("nightly"));

    assertThat(rights.allow(Resource.JOB, "nightly")).isTrue();
    assertThat(rights.allow(Resource.JOB, "other")).isFalse();
    assertThat(rights.allow(Resource.CONTAINER, "other")).isTrue();
    assertThat(rights.allow(Resource.SECRET, "other")).isTrue();
    assertThat(rights.allow(Resource.ACCOUNT, "other")).isTrue();
  }

  @Test
  void denyWhatARuleGrantsToOthersOnly() {
    AccessRule south = AccessRule.forAll().ofTenants("south").grantingContainers("*");

    assertThat(rights(INVOICES, south).allow(Resource.CONTAINER, "results")).isFalse();
    assertThat(rights(new Requester("south", "invoices"), south).allow(Resource.CONTAINER, "x"))
        .isTrue();
  }

  @Test
  void forTenantsAreNotForInstancesOfNoTenant() {
    AccessRule tenants = AccessRule.forAll().ofTenants("*").grantingJobs("*");

    assertThat(rights(INVOICES, tenants).allow(Resource.JOB, "a")).isTrue();
    assertThat(rights(OF_NO_TENANT, tenants).allow(Resource.JOB, "a")).isFalse();
  }

  @Test
  void addUp() {
    AccessRule all = AccessRule.forAll().grantingJobs("shared");
    AccessRule own = AccessRule.forAll().ofProcessDefinitions("inv*").grantingJobs("invoices-*");

    assertThat(rights(INVOICES, all, own).allow(Resource.JOB, "shared")).isTrue();
    assertThat(rights(INVOICES, all, own).allow(Resource.JOB, "invoices-1")).isTrue();
    assertThat(rights(new Requester(null, "other"), all, own).allow(Resource.JOB, "invoices-1"))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "a*, a, true",
    "a*, ab, true",
    "a*, ba, false",
    "*a, ba, true",
    "a*c*e, abcde, true",
    "a*c*e, abde, false",
    "*, '', true",
    "a.c, abc, false",
    "\\Qa\\E, a, false",
    "(a), a, false"
  })
  void haveNamesInWhichAStarStandsForAnyCharacters(String pattern, String name, boolean granted) {
    Rights rights = rights(INVOICES, AccessRule.forAll().grantingSecrets(pattern));

    assertThat(rights.allow(Resource.SECRET, name)).isEqualTo(granted);
  }

  @Test
  void takeIdsOfJobsInUpperAndLowerCaseForTheSame() {
    AccessRule rule = AccessRule.forAll().grantingJobs("Nightly").grantingSecrets("Token");

    assertThat(rights(INVOICES, rule).allow(Resource.JOB, "NIGHTLY")).isTrue();
    assertThat(rights(INVOICES, rule).allow(Resource.SECRET, "TOKEN")).isFalse();
  }

  @Test
  void sayWhatIsNotGrantedToWhom() {
    AccessRule rule = AccessRule.forAll().grantingContainers("own");

    assertThat(rights(INVOICES, rule).require(Resource.CONTAINER, "own")).isEqualTo("own");
    assertThatThrownBy(() -> rights(INVOICES, rule).require(Resource.CONTAINER, "theirs"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "container 'theirs' is granted to process 'invoices' of tenant 'north' by no access rule of the configuration");
  }

  @Test
  void nameForATenantWhatAzureBatchItselfReaches() {
    AccessRule rule = AccessRule.forAll().grantingContainers("own");

    assertThat(rights(INVOICES, rule).requireNamed("own")).isEqualTo("own");
    assertThat(rights(OF_NO_TENANT).requireNamed("any")).isEqualTo("any");
    assertThatThrownBy(() -> rights(INVOICES).requireNamed("any"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "container 'any' is reached by Azure Batch itself, where the plugin cannot ask whose it is. An access rule of the configuration can grant it to process 'invoices' of tenant 'north'");
  }

  private static Rights rights(Requester requester, AccessRule... rules) {
    return new Rights(new AccessRules(List.of(rules)), requester);
  }
}
