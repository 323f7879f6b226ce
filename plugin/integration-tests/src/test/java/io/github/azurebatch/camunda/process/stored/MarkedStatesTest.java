package io.github.azurebatch.camunda.process.stored;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An engine with this build goes on with what an earlier build has stored with marks. It has to
 * trust the values, for a mark is of their times too, and a recording moves these.
 */
class MarkedStatesTest {

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(Databases.trustingUnmarkedValues());

  private StoredStart start;

  @BeforeEach
  void startOnWhatIsStored() throws SQLException {
    start = new StoredStart(azure, "format-2");
  }

  @AfterEach
  void leaveNothingBehind() throws SQLException {
    start.close();
  }

  @TestFactory
  @OnEveryDatabase
  Stream<DynamicTest> everyInstanceEndsAsItsModelSays() throws SQLException {
    start.runToTheEnds();

    return start.ends();
  }
}
