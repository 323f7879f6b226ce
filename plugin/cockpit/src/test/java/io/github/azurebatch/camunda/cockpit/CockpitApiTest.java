package io.github.azurebatch.camunda.cockpit;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The resources against their description, and requests that cannot be meant. */
class CockpitApiTest {

  @RegisterExtension static final CockpitServer server = new CockpitServer();

  private static final ApiDescription description = ApiDescription.read();

  private static Session admin;
  private static ProcessInstance instance;
  private static ProcessInstance failed;
  private static ProcessInstance done;

  @BeforeAll
  static void startInstances() {
    instance = server.start("render", "running", forTask("running").delay(Duration.ofHours(1)));
    server.awaitActivity("awaitFrame", "running");
    failed = server.start("render", "broken", forTask("broken").exitCode(3).stderr("no scene"));
    server.awaitIncident("broken");
    done = server.startDone("done");
    admin = Session.of(CockpitServer.ADMIN, server.address());
  }

  @Test
  void theDescriptionNamesEachResourceWithItsParameters() {
    assertThat(description.operations().keySet())
        .containsExactlyElementsOf(JaxRsResources.operations());
    description
        .operations()
        .forEach(
            (operation, parameters) ->
                assertThat(send(operation, "?nothing=1").body())
                    .as(operation)
                    .contains("There is no parameter 'nothing'; allowed are " + parameters));
    assertThat(send("POST /waits/{id}/jump", "").body())
        .contains(new TreeSet<>(description.operationsOnWaits()) + " and extend-timeout");
  }

  @Test
  void answersAreAsTheDescriptionSays() {
    assertThat(mistakes("/waits", "")).isEmpty();
    assertThat(mistakes("/ended", "")).isEmpty();
    assertThat(mistakes("/overview", "")).isEmpty();
    String wait = admin.json("waits").at("/waits/0/id").asText();
    assertThat(mistakes("/waits/{id}/look", wait)).isEmpty();
    assertThat(mistakes("/process-instance/{id}/waits", instance.getId())).isEmpty();
    assertThat(mistakes("/process-instance/{id}/waits", failed.getId())).isEmpty();
    assertThat(mistakes("/process-instance/{id}/waits", done.getId())).isEmpty();
  }

  private static List<String> mistakes(String path, String id) {
    return description.mistakes(path, admin.json(path.substring(1).replace("{id}", id)));
  }

  private static HttpResponse<String> send(String operation, String query) {
    String path =
        operation
                .substring(operation.indexOf('/') + 1)
                .replace("{id}", "of-nothing")
                .replace("{operation}", "poll-now")
            + query;
    return operation.startsWith("POST") ? admin.post(path) : admin.get(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          waits?state=lost                     | 'state' is 'lost'; allowed are [waiting, failed]
          waits?age=soon                       | 'age' is 'soon'; a duration such as PT30M
          waits?age=-PT1H                      | 'age' is '-PT1H'; a duration such as PT30M
          waits?age=PT9000000000000000S        | 'age' is 'PT9000000000000000S'; a duration
          waits?code=AzureBatchNothing         | 'code' is 'AzureBatchNothing'; allowed are
          waits?firstResult=one                | 'firstResult' is 'one'; a number from 0
          waits?firstResult=-1                 | 'firstResult' is '-1'; a number from 0
          waits?firstResult=99999999999        | 'firstResult' is '99999999999'; a number
          waits?maxResults=0                   | 'maxResults' is '0'; a number from 1 to 200
          waits?maxResults=201                 | 'maxResults' is '201'; a number from 1 to 200
          waits?jobId=a%00b                    | 'jobId' is longer than
          waits?stat=failed                    | There is no parameter 'stat'; allowed are [age,
          waits?state=failed&state=waiting     | 'state' is given 2 times
          overview?state=failed                | There is no parameter 'state'; allowed are []
          process-instance/ID/waits?state=lost | There is no parameter 'state'
          process-instance/ID/file             | The parameter 'account' is missing
          process-instance/ID/file?account=a   | The parameter 'container' is missing
          process-instance/ID/file?account=a&container=b&name=%20 | The parameter 'name' is missing
          """)
  void areRefusedWithWhatIsAllowed(String path, String message) {
    HttpResponse<String> answer = admin.get(path.replace("ID", instance.getId()));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jump                                    | 400 | 'jump' is no operation on a wait
          poll-now?fromNow=PT1H                   | 400 | There is no parameter 'fromNow'
          extend-timeout                          | 400 | The parameter 'fromNow' is missing
          extend-timeout?fromNow=soon             | 400 | 'fromNow' is 'soon'; a duration
          extend-timeout?fromNow=-PT1H            | 400 | 'fromNow' is '-PT1H'; a duration
          extend-timeout?fromNow=P400D            | 400 | 'fromNow' is 'P400D'; a duration
          """)
  void areRefusedByOperations(String operation, int status, String message) {
    String wait = admin.json("waits").at("/waits/0/id").asText();
    HttpResponse<String> answer = admin.post("waits/" + wait + "/" + operation);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(message);
  }

  @Test
  void waitsAndInstancesThatDoNotExistAreNotFound() {
    assertThat(admin.get("waits/nothing/look").statusCode()).isEqualTo(404);
    assertThat(admin.post("waits/nothing/poll-now").statusCode()).isEqualTo(404);
    assertThat(admin.get("process-instance/nothing/waits").statusCode()).isEqualTo(404);
    assertThat(
            admin
                .get("process-instance/nothing/file?account=default&container=b&name=c")
                .statusCode())
        .isEqualTo(404);
    assertThat(admin.get("nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void blankFieldsOfAFormMeanNothing() {
    assertThat(admin.json("waits?state=&code=&age=&jobId=%20").path("total").asInt()).isEqualTo(2);
  }
}
