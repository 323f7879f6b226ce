package io.github.azurebatch.camunda.process.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Only what the service has added counts. */
class AddedTasksTest {

  private final AddedTasks added = new AddedTasks();

  @Test
  void countsATaskThatWasCreatedAndNoneThatWasThere() throws IOException {
    note("Add Task", "{'id':'a','commandLine':'one'}", 201, "");
    note("Add Task", "{'id':'a','commandLine':'one'}", 409, "{}");
    note("Delete Task", "{'id':'a','commandLine':'one'}", 201, "");

    assertThat(added.of("one")).isEqualTo(1);
    assertThat(added.of("two")).isZero();
  }

  @Test
  void countsOfACollectionWhatSucceeded() throws IOException {
    String request =
        "{'value':[{'id':'a','commandLine':'one'},{'id':'b','commandLine':'two'},"
            + "{'id':'c','commandLine':'two'}]}";
    String answer =
        "{'value':[{'status':'success','taskId':'a'},{'status':'clienterror','taskId':'b'},"
            + "{'status':'Success','taskId':'c'}]}";

    note("Add Task Collection", request, 200, answer);
    note("Add Task Collection", request, 413, "{}");

    assertThat(added.of("one")).isEqualTo(1);
    assertThat(added.of("two")).isEqualTo(1);
  }

  private void note(String operation, String request, int status, String answer)
      throws IOException {
    added.note(operation, bytes(request), status, bytes(answer));
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(UTF_8);
  }
}
