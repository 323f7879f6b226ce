package io.github.azurebatch.camunda.impl.engine.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.input.GivenInputs;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

class CleanUpReaderTest {

  private static final Accounts ACCOUNTS = OfflineAccounts.open();

  @AfterContainer
  static void close() {
    ACCOUNTS.close();
  }

  @Property(tries = 500)
  void takesAnInputOrRefusesIt(@ForAll @From("values") Object value) {
    for (String name :
        List.of("task", "account", "terminateJob", "deleteJob", "deleteContainer", "files")) {
      readOrRefuse(Map.of("jobId", "job", name, value));
    }
    readOrRefuse(Map.of("jobId", value));
  }

  private static void readOrRefuse(Map<String, Object> inputs) {
    try {
      new CleanUpReader(ACCOUNTS, GivenInputs.of(inputs)).read();
    } catch (InvalidInputException e) {
      assertThat(e).hasMessageContaining("input '");
    }
  }

  @Provide
  Arbitrary<Object> values() {
    return GivenInputs.values();
  }
}
