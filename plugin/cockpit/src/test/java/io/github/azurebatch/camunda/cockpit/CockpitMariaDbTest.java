package io.github.azurebatch.camunda.cockpit;

import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIf("io.github.azurebatch.camunda.mariadb.MariaDb#isInstalled")
class CockpitMariaDbTest extends EveryStatement {

  @RegisterExtension
  static final CockpitServer server = new CockpitServer(CockpitServer.Database.MARIADB);

  CockpitMariaDbTest() {
    super(server);
  }
}
