package io.github.azurebatch.camunda.cockpit;

import org.junit.jupiter.api.extension.RegisterExtension;

class CockpitPostgresTest extends EveryStatement {

  @RegisterExtension
  static final CockpitServer server = new CockpitServer(CockpitServer.Database.POSTGRESQL);

  CockpitPostgresTest() {
    super(server);
  }
}
