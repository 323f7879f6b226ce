package io.github.azurebatch.camunda.cockpit;

import io.github.azurebatch.camunda.cockpit.query.EndedQuery;
import io.github.azurebatch.camunda.cockpit.view.EndedReader;
import io.github.azurebatch.camunda.cockpit.view.WaitPage;
import io.github.azurebatch.camunda.model.AzureBatchErrors;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** The waits that have ended, so far as the engine's history has them and the caller may see it. */
@Produces(MediaType.APPLICATION_JSON)
public final class EndedResource extends VisibleResource {

  EndedResource(String engine) {
    super(engine);
  }

  /** What has ended, filtered by what the parameters say, the newest first. */
  @GET
  public Object list(@Context UriInfo request) {
    Parameters parameters =
        Parameters.of(
            request,
            "processDefinitionKey",
            "jobId",
            "code",
            "endedWithin",
            "firstResult",
            "maxResults");
    EndedQuery query =
        visibleInHistory(
            new EndedQuery()
                .ofProcessDefinition(parameters.text("processDefinitionKey"))
                .ofJob(parameters.text("jobId"))
                .withCode(parameters.oneOf("code", AzureBatchErrors.all()))
                .endedAfter(parameters.ago("endedWithin")));
    parameters.page(query);
    long total = getQueryService().executeQueryRowCount("endedCount", query);
    return new WaitPage(total, linked(new EndedReader(getQueryService(), values()).read(query)));
  }
}
