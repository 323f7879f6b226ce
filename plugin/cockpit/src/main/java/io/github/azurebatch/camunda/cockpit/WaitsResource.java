package io.github.azurebatch.camunda.cockpit;

import io.github.azurebatch.camunda.cockpit.query.WaitQuery;
import io.github.azurebatch.camunda.cockpit.view.LookView;
import io.github.azurebatch.camunda.cockpit.view.WaitPage;
import io.github.azurebatch.camunda.cockpit.view.WaitReader;
import io.github.azurebatch.camunda.cockpit.view.WaitView;
import io.github.azurebatch.camunda.model.AzureBatchErrors;
import io.github.azurebatch.camunda.operate.AzureBatchOperations;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All waits of the engine that the caller may see. */
@Produces(MediaType.APPLICATION_JSON)
public final class WaitsResource extends VisibleResource {

  private static final List<String> STATES = List.of("waiting", "failed");

  WaitsResource(String engine) {
    super(engine);
  }

  /** What stands, filtered by what the parameters say, the oldest first. */
  @GET
  public Object list(@Context UriInfo request) {
    Parameters parameters =
        Parameters.of(
            request,
            "processDefinitionKey",
            "jobId",
            "state",
            "code",
            "age",
            "firstResult",
            "maxResults");
    WaitQuery query =
        visible(
            new WaitQuery()
                .ofProcessDefinition(parameters.text("processDefinitionKey"))
                .ofJob(parameters.text("jobId"))
                .failed(failed(parameters.oneOf("state", STATES)))
                .withCode(parameters.oneOf("code", AzureBatchErrors.all()))
                .enteredBefore(parameters.ago("age")));
    parameters.page(query);
    long total = getQueryService().executeQueryRowCount("waitCount", query);
    List<String> ids = getQueryService().executeQuery("waitIds", query);
    return new WaitPage(total, ids.isEmpty() ? List.of() : linked(read(ids)));
  }

  private List<WaitView> read(List<String> ids) {
    return new WaitReader(getQueryService(), values()).read(visible(new WaitQuery().ofIds(ids)));
  }

  /** Asks Azure Batch for the tasks of a wait, which no list does. */
  @GET
  @Path("{id}/look")
  public Object look(@PathParam("id") String externalTaskId, @Context UriInfo request)
      throws IOException {
    Parameters.of(request);
    return Refusal.asking(() -> LookView.of(plugin().operations().look(externalTaskId)));
  }

  /** Does something with a wait. The engine asks for the right to update its process instance. */
  @POST
  @Path("{id}/{operation}")
  public void operate(
      @PathParam("id") String externalTaskId,
      @PathParam("operation") String name,
      @Context UriInfo request)
      throws IOException {
    Parameters.of(request);
    Refusal.answering(() -> operations().run(name, externalTaskId));
  }

  /** The wait ends by its timeout so long from now at the earliest. */
  @POST
  @Path("{id}/extend-timeout")
  public void extendTimeout(@PathParam("id") String externalTaskId, @Context UriInfo request)
      throws IOException {
    Parameters parameters = Parameters.of(request, "fromNow");
    parameters.required("fromNow");
    Duration fromNow = parameters.duration("fromNow", AzureBatchOperations.LONGEST_EXTENSION);
    Refusal.answering(
        () -> operations().extendTimeout(externalTaskId, Objects.requireNonNull(fromNow)));
  }

  private WaitOperations operations() {
    return new WaitOperations(plugin().operations());
  }

  private static @Nullable Boolean failed(@Nullable String state) {
    return state == null ? null : state.equals("failed");
  }
}
